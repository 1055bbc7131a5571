import type { ShotId } from '../../film/ids.ts';
import { digestOf, type Fingerprint } from '../../plan/fingerprint.ts';
import { jobName, printIn, printOf, stepName } from '../../plan/job-name.ts';
import { nextTake } from '../../plan/plan-film.ts';
import type { TakeRecord } from '../../plan/take-record.ts';
import { sumOf } from '../../plan/totals.ts';
import { readClaim } from '../../shoot/jobs/claim.ts';
import type { SegmentClip } from '../../shoot/keep/keep-clip.ts';
import type { ShootPorts } from '../../shoot/ports.ts';
import { exactPictures, lastShownFrame } from '../../shoot/shots/shoot-shot.ts';
import type { UnknownJob } from '../../shoot/jobs/unknown-jobs.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';
import { freeNumber } from '../planning/begun-jobs.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';

/**
 * Makes a take of what was made for a shot that the film asks for otherwise by now. It is paid for: so it is
 * listed, and may be chosen, like one that is stale. It gets a number of its own, as what asked for it, the film as
 * it was, goes on to the take of the job's.
 *
 * @returns undefined where the film goes on with the job by itself, has no such shot, or not all of it is there.
 */
export async function keepFetchedTake(
  ports: ShootPorts,
  { film, compiled, sheet, library, begun, entries }: PreparedFilm,
  job: UnknownJob,
): Promise<TakeRecord | undefined> {
  const { subject, name, claim } = job;
  const shot = compiled.find(({ id }) => id === subject.shot);
  const planned = sheet.shots.find(({ id }) => id === subject.shot);
  if (subject.kind !== 'take' || shot?.ownClip !== undefined) return undefined;
  if (shot === undefined || planned === undefined) return undefined;
  const asked = printOf(planned.fingerprint);
  // Where the planned one was asked in vain, this is what was asked for in its place.
  const inItsPlace = begun.get(shot.id)?.some(({ take, ended }) => {
    return take === subject.take && ended.has(asked);
  });
  const isPromised = library.retakes[shot.id]?.some(({ take }) => take === subject.take);
  if (printIn(name) === asked || inItsPlace === true || isPromised === true) return undefined;
  const parts = shot.segments.flatMap((_, index) => {
    const part = { ...subject, segment: index + 1 };
    return madeOf(entries, jobName(part, `sha256:${printIn(name)}` as Fingerprint)) ?? [];
  });
  if (parts.length < shot.segments.length) return undefined;
  // It may be shorter than the shot is by now: then its last picture stands.
  const segments = shot.segments.map((each) => ({ ...each, holdFrames: each.frames }));
  const clips = parts.map(({ clip }) => clip);
  const picture = film.format;
  const exact = await exactPictures(ports, { ...shot, segments }, clips, picture);
  const told = [OTHERWISE, ...parts.flatMap(({ notes }) => notes)];
  const record: TakeRecord = {
    shot: shot.id,
    take: freeNumber(nextTake(library, shot.id), begun.get(shot.id)),
    // Of nothing that a film could ask for.
    fingerprint: digestOf({ fetched: name }) as Fingerprint,
    provider: claim.provider ?? shot.provider,
    model: claim.model ?? shot.model,
    clips,
    uses: segments.map(({ startFrame, dropFrames }) => ({ startFrame, dropFrames })),
    file: exact.file,
    frames: shot.frames,
    lastFrame: await lastShownFrame(ports, clips.at(-1)!, segments.at(-1)!, picture),
    cost: {
      estimatedUsd: sumOf(parts.map(({ claimedUsd }) => claimedUsd)),
      actualUsd: sumOf(parts.map(({ actualUsd }) => actualUsd)),
    },
    notes: [...told.map((text) => ({ kind: 'made-otherwise', text }) as const), ...exact.notes],
  };
  await ports.vault.recordTake(record);
  return record;
}

const OTHERWISE =
  'It was asked for otherwise than the film says by now, and is cut as the shot is now.';

type Made = SegmentClip & { readonly claimedUsd: number | null };

/** What a job has made last, in whatever round. */
function madeOf(entries: readonly LedgerEntry[], job: string): Made | undefined {
  const results = new Map(
    entries.flatMap((entry) => (entry.kind === 'step' ? [[entry.name, entry.result]] : [])),
  ) as ReadonlyMap<string, unknown>;
  let made: Made | undefined;
  for (let round = 1; results.has(stepName.claim(job, round)); round += 1) {
    const { usd = null } = readClaim(results.get(stepName.claim(job, round)));
    const end = results.get(stepName.done(job, round)) ?? results.get(stepName.submit(job, round));
    const clip = end as Partial<SegmentClip> | undefined;
    if (clip?.kind === 'clip') made = { ...(clip as SegmentClip), claimedUsd: usd };
  }
  return made;
}

/** Where to find it. */
export function fetchedTakeText({ shot, take }: { shot: ShotId; take: number }): string {
  return `The film asks for it otherwise by now: it is take ${take}, which \`ministudio takes\` lists and \`ministudio circle FILM ${shot} ${take}\` has the film show.`;
}
