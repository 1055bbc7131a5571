import type { ShotId } from '../../film/ids.ts';
import type { KeyframeRecord } from '../../plan/keyframe-record.ts';
import type { VoiceRecord } from '../../plan/voice-record.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';
import { takeLibraryOf } from '../../store/takes/take-library.ts';
import { type MadeJob, madeJobsIn } from '../resolve/made-jobs.ts';
import type { MadeName } from './clean-report.ts';
import { keyframeKey, voiceKey } from './made-keys.ts';
import { digestsOfKeyframe, digestsOfTake, takesIn } from './needed-digests.ts';
import { takeKey } from '../../store/takes/take-files.ts';
import type { Kept } from './what-was-paid.ts';

/** Something that was made, and that neither the film nor a take that is kept is made of. */
export interface Spare {
  readonly key: string;
  readonly rule: 'unused-keyframe' | 'unheard-line';
  readonly digests: readonly string[];
  readonly of: MadeName;
  readonly isFree: boolean;
}

/** What of its keyframes and lines a film uses as it is now. */
export interface InUse {
  /** The number of each keyframe, by the shot that ends in it. */
  readonly keyframes: ReadonlyMap<ShotId, number>;
  readonly isHeard: (record: VoiceRecord) => boolean;
  /** Whether what a job has made, and nothing was made of so far, may still be. */
  readonly isAsked: (job: MadeJob) => boolean;
}

/**
 * @param isFree whether what is kept has cost nothing.
 * @param gone keys of takes whose files are removed.
 * @param elsewhere digests that others need.
 */
export function spareStillsAndLines(
  entries: readonly LedgerEntry[],
  { keyframes, isHeard, isAsked }: InUse,
  isFree: (kept: Kept) => boolean,
  gone: ReadonlySet<string>,
  elsewhere: ReadonlySet<string>,
): readonly Spare[] {
  // A take that is kept is restored, and shot again, with the very stills that it was made of.
  const used = new Set(
    takesIn(entries)
      .filter((take) => !gone.has(takeKey(take)))
      .flatMap(digestsOfTake),
  );
  const isUsed = (digest: string): boolean => used.has(digest) || elsewhere.has(digest);
  const library = takeLibraryOf(entries, {});
  const stills = Object.values(library.keyframes)
    .flat()
    .filter((each) => keyframes.get(each.ends) !== each.number && !isUsed(each.picture))
    .map((each) => spareKeyframe(each, isFree));
  const spoken = Object.values(library.lineTakes).flat();
  const heard = new Set(spoken.filter(isHeard).map(({ sound }) => sound));
  const lines = spoken
    .filter(({ sound }) => !heard.has(sound) && !elsewhere.has(sound))
    .map((each) => spareLine(each, isFree));
  // Of several that sound the very same there is one file, which one of them may have paid for.
  const paid = new Set(lines.filter((each) => !each.isFree).map(({ key }) => key));
  const unused = madeJobsIn(entries).map((job) => ({ job, spare: spareMade(job, isFree) }));
  // What has the number of one that stays goes with that one alone.
  const staying = new Set([
    ...Object.values(library.keyframes).flat().map(keyframeKey),
    ...unused.flatMap(({ job, spare }) => (spare && isAsked(job) ? [spare.key] : [])),
  ]);
  const beside = unused.flatMap(({ job, spare }) =>
    spare === undefined || staying.has(spare.key) || isUsed(job.file) ? [] : [spare],
  );
  return [...stills, ...beside, ...lines.map((each) => ({ ...each, isFree: !paid.has(each.key) }))];
}

function spareKeyframe(record: KeyframeRecord, isFree: (kept: Kept) => boolean): Spare {
  const { ends, number, cost, made } = record;
  const key = keyframeKey(record);
  return {
    key,
    rule: 'unused-keyframe',
    digests: digestsOfKeyframe(record),
    of: { shot: ends, keyframe: number },
    isFree: isFree({ key, cost, files: [made] }),
  };
}

/** What stood for nothing since it was made. A clip, too, may be made a take of, and is none of these. */
function spareMade(job: MadeJob, isFree: (kept: Kept) => boolean): Spare | undefined {
  const { subject, claim, actualUsd, file } = job;
  if (subject.kind === 'take') return undefined;
  const { shot, number } = subject;
  const isLine = subject.kind === 'line';
  const key = isLine ? voiceKey({ sound: file }) : keyframeKey({ ends: shot, number });
  const cost = { estimatedUsd: claim.usd ?? null, actualUsd };
  return {
    key,
    rule: isLine ? 'unheard-line' : 'unused-keyframe',
    digests: [file],
    of: isLine ? { shot, line: number } : { shot, keyframe: number },
    isFree: isFree({ key, cost, files: [file] }),
  };
}

function spareLine(record: VoiceRecord, isFree: (kept: Kept) => boolean): Spare {
  const { shot, line, cost, sound } = record;
  const key = voiceKey(record);
  return {
    key,
    rule: 'unheard-line',
    digests: [sound],
    of: { shot, line: line + 1 },
    isFree: isFree({ key, cost, files: [sound] }),
  };
}
