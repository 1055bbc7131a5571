import { setMaxListeners } from 'node:events';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { redacted } from '../../diagnostics/redacted.ts';
import type { ShotId } from '../../film/ids.ts';
import type { StudioEvent } from '../../film/studio-event.ts';
import { askedAnew } from '../../plan/anew-run.ts';
import { parseStepName } from '../../plan/job-name.ts';
import { allThere } from '../../shoot/all-there.ts';
import type { KeyframeJob } from '../../shoot/keyframes/keyframe-job.ts';
import type { ShootResult, Unspoken } from '../../shoot/shoot-film.ts';
import type { ShotJob } from '../../shoot/shots/shot-job.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';
import { makeFolder } from '../../store/disk/make-folder.ts';
import type { ContentStore } from '../../store/takes/vault.ts';
import { beginAnew, endAllAnew, endAnew } from '../planning/anew-runs.ts';
import { findFallback } from '../routing/find-fallback.ts';
import { findWay } from '../routing/find-way.ts';
import { tellLeftJobs } from '../planning/left-jobs.ts';
import { needCredentials } from '../providers/need-credentials.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';
import { presentLines } from '../voices/present-lines.ts';
import { type FinishedFilm, finishFilm } from './finish-film.ts';
import { runCosts } from '../money/run-costs.ts';
import { openRunPurse, type RunPurse } from '../money/run-purse.ts';
import { endLineRetakes } from '../retakes/write-line-retakes.ts';
import { beginRetakes, endRetakes, failRetakes } from '../retakes/write-retakes.ts';
import { spokenFilm, type SpeakingSettings } from '../voices/spoken-film.ts';
import { inWorkingFolder, type WorkingFolder } from '../folder/working-folder.ts';
import { tellPassedOver } from '../setup/tell-passed-over.ts';

export interface RenderSettings extends SpeakingSettings {
  /** Of the film as it was read: the spec, its includes, what was set. */
  readonly specDigest: string;
  /** Takes the film over from a process elsewhere that renders it. */
  readonly steal?: boolean;
}

export type RenderOutcome =
  | { readonly kind: 'finished'; readonly film: FinishedFilm }
  | {
      readonly kind: 'incomplete';
      readonly failures: ShootResult['failures'];
      /** Missing, and not asked for. */
      readonly left: readonly ShotId[];
    };

/** Shoots what is to be shot and, when every shot is there, stitches the film. */
export async function renderFilm(
  prepare: () => Promise<PreparedFilm>,
  asked: RenderSettings,
): Promise<RenderOutcome> {
  const { place } = asked;
  const run = new AbortController();
  const { redact } = asked.providers.redactor;
  const signal = AbortSignal.any([asked.signal, run.signal]);
  // Each shot that waits listens; Node takes more than ten for a leak.
  setMaxListeners(0, signal);
  const { choose, selection } = asked;
  const isByFlags = choose === undefined && selection.planned === undefined;
  const settings = {
    ...asked,
    signal,
    emit: (event: StudioEvent) => asked.emit(redacted(event, redact)),
    isAnew: isByFlags && askedAnew(selection) !== undefined,
  };
  const worker = { ...settings, redact, abandon: (reason: unknown) => run.abort(reason) };
  tellPassedOver(asked.ffmpeg, settings.emit);
  return await inWorkingFolder(place, worker, async (folder) => {
    const claimed = claimsIn(folder.ledger.entries);
    const spoken = await spokenFilm(prepare, { folder, settings, run });
    const { chosen, unspoken, asked: lines, told } = spoken;
    const { prepared, jobs, keyframes } = chosen;
    // Before anything is paid for: a film that can't be written is no use.
    await makeFolder(place.out);
    needCredentials(prepared, { jobs, keyframes }, settings.providers);
    const { entries } = folder.ledger;
    const purseSettings = { ...settings, entries, asked: lines };
    const money = await openRunPurse(prepared, { jobs, keyframes }, purseSettings);
    try {
      if (settings.isAnew) await beginAnew(folder.ledger, prepared, selection);
      tellLeftJobs(money.left, settings.emit, told);
      if (money.unpriced > 0) settings.emit({ kind: 'spending-unpriced', jobs: money.unpriced });
      const result = await shootOrReuse(
        prepared,
        { jobs, keyframes },
        { folder, money, settings, run, ...(unspoken && { unspoken }) },
      );
      const { failures } = result;
      await failRetakes(folder.ledger, { jobs, failures }, prepared.library);
      const asked = new Set(jobs.map(({ compiled }) => compiled.id));
      const left = prepared.compiled.map(({ id }) => id).filter((id) => !asked.has(id));
      if (failures.length > 0) return { kind: 'incomplete', failures, left };
      const costs = runCosts(entries, claimed, result.takes, presentLines(prepared));
      const film =
        left.length === 0 ? await finishFilm(prepared, result, folder, costs, settings) : undefined;
      await endRetakes(folder.ledger, chosen, prepared.library);
      await endLineRetakes(folder.ledger, prepared.library);
      if (film !== undefined) await endAllAnew(folder.ledger);
      else if (settings.isAnew) await endAnew(folder.ledger, selection);
      return film === undefined
        ? { kind: 'incomplete', failures, left }
        : { kind: 'finished', film };
    } finally {
      await money.close();
    }
  });
}

async function shootOrReuse(
  prepared: PreparedFilm,
  { jobs, keyframes }: { jobs: readonly ShotJob[]; keyframes: readonly KeyframeJob[] },
  {
    folder: { store, ledger, requireHeld },
    money: { purse, underWay },
    settings,
    run,
    unspoken,
  }: {
    folder: WorkingFolder;
    money: RunPurse;
    settings: RenderSettings;
    run: AbortController;
    unspoken?: Unspoken;
  },
): Promise<ShootResult> {
  const order = {
    film: prepared.film.title,
    shots: jobs,
    keyframes,
    ...(unspoken && { unspoken }),
  };
  const all = allThere(order, settings.emit);
  if (all !== undefined) return all;
  for (const [digest, loss] of Object.entries(prepared.library.lost)) {
    if (loss === 'changed') await store.setAside(digest);
  }
  await keepAssets(prepared, settings.place.folder, store);
  await beginRetakes(ledger, jobs);
  const { portsOf, providersOf } = await import('./shoot-ports.ts');
  const { shootFilm } = await import('../../shoot/shoot-film.ts');
  const { stitchAhead } = await import('./stitch-ahead.ts');
  const providers = await providersOf(settings);
  const { maxParallel } = settings;
  const isWhole = jobs.length === prepared.compiled.length;
  const ahead = isWhole ? await stitchAhead(prepared, { store, ...settings }) : undefined;
  const result = await shootFilm(
    portsOf(settings, { ledger, store, purse }, providers, run, prepared.saidOf),
    {
      ...order,
      picture: prepared.film.format,
      keepGoing: settings.keepGoing,
      placesOf: providers.placesOf,
      ...(maxParallel !== undefined && { most: maxParallel }),
      underWay,
      fallback: findFallback(prepared, settings.providers, purse),
      findWay: findWay(prepared, settings.providers, purse),
      ...(ahead && { onTake: ahead.onTake }),
    },
  ).finally(async () => {
    await ahead?.close();
    providers.close();
  });
  await requireHeld();
  return result;
}

/** How many jobs were claimed before the run. */
function claimsIn(entries: readonly LedgerEntry[]): number {
  return entries.filter(
    (entry) => entry.kind === 'step' && parseStepName(entry.name)?.step === 'claim',
  ).length;
}

/** The author's own pictures are kept beside the frames, so that a request can name them. */
async function keepAssets(
  { assets, compiled, keyframes }: PreparedFilm,
  folder: string,
  store: ContentStore,
): Promise<void> {
  const requests = compiled.flatMap(({ segments }) => segments.map(({ request }) => request));
  const references = [...requests, ...keyframes.map(({ request }) => request)].flatMap((each) =>
    each.references.map(({ digest }) => digest),
  );
  const stills = requests.flatMap(({ firstFrame, lastFrame }) => [
    firstFrame?.digest,
    lastFrame?.digest,
  ]);
  const wanted = new Set([...references, ...stills]);
  const clips = new Set(compiled.map(({ ownClip }) => ownClip));
  for (const [path, digest] of assets) {
    if (clips.has(digest)) await keepCopy(join(folder, path), digest, store);
    if (!wanted.has(digest) || (await store.holds(digest, 'image'))) continue;
    await store.keepBytes(await readFile(join(folder, path)), 'image');
  }
}

async function keepCopy(path: string, digest: string, store: ContentStore): Promise<void> {
  if (await store.holds(digest, 'clip')) return;
  const scratch = await store.scratch();
  try {
    const copy = join(scratch.path, 'clip');
    await copyFile(path, copy);
    await store.keepFile(copy, 'clip');
  } finally {
    await scratch.remove();
  }
}
