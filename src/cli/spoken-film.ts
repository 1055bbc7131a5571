import type { ShotId } from '../film/ids.ts';
import { makeFolder } from '../store/make-folder.ts';
import type { Selection } from '../plan/selection.ts';
import type { LineJob } from '../shoot/line-job.ts';
import type { Unspoken } from '../shoot/shoot-film.ts';
import { planKeyframeJobs } from './keyframe-jobs.ts';
import { planLineJobs } from './line-jobs.ts';
import { needCredentials } from './need-credentials.ts';
import type { PreparedFilm } from './prepare-film.ts';
import { openRunPurse } from './run-purse.ts';
import type { Outside } from './shoot-ports.ts';
import { planJobs } from './shot-jobs.ts';
import type { WorkingFolder } from './working-folder.ts';

export interface SpeakingSettings extends Outside {
  readonly selection: Selection;
  /** Present where what is shot is chosen otherwise than by the selection. */
  readonly choose?: unknown;
  readonly keepGoing: boolean;
  /** Nothing is made that costs anything. */
  readonly freeOnly?: boolean;
  /** How many shots may be in the works at once; as many as the providers take where it is absent. */
  readonly maxParallel?: number;
}

export interface SpokenFilm {
  readonly prepared: PreparedFilm;
  readonly unspoken?: Unspoken;
}

/**
 * A film whose lines are spoken, as far as it has to be spoken: they come first, since how long a shot
 * is depends on what is said in it. What is planned for the shots, at the lengths that are expected, has
 * to fit the budget beside them.
 */
export async function spokenFilm(
  prepare: () => Promise<PreparedFilm>,
  {
    folder: { store, ledger, requireHeld },
    settings,
    run,
  }: {
    readonly folder: WorkingFolder;
    readonly settings: SpeakingSettings;
    readonly run: AbortController;
  },
): Promise<SpokenFilm> {
  const prepared = await prepare();
  const { selection, providers, place } = settings;
  const all = planLineJobs(prepared, selection);
  const lines = settings.freeOnly === true ? all.filter(isFree) : all;
  if (lines.length === 0) return { prepared };
  // A retake, or a film that is watched, chooses for itself what is shot.
  const jobs = settings.choose === undefined ? planJobs(prepared, selection) : [];
  const keyframes =
    settings.choose === undefined ? planKeyframeJobs(prepared, jobs, selection) : [];
  needCredentials(prepared, { jobs, keyframes, lines }, providers);
  await makeFolder(place.out);
  const { entries } = ledger;
  const money = await openRunPurse(prepared, { jobs, keyframes, lines }, { ...settings, entries });
  try {
    const { portsOf, providersOf } = await import('./shoot-ports.ts');
    const { speakLines } = await import('../shoot/speak-lines.ts');
    const nets = await providersOf(settings);
    const ports = portsOf(settings, { ledger, store, purse: money.purse }, nets, run);
    const failures = await speakLines(ports, {
      jobs: lines,
      keepGoing: settings.keepGoing,
      placesOf: nets.placesOf,
      most: settings.maxParallel ?? Infinity,
      underWay: money.underWay.lines,
    }).finally(() => nets.close());
    await requireHeld();
    const spoken = await prepare();
    return {
      prepared: spoken,
      ...(failures.length > 0 && { unspoken: { failures, shots: muteShots(spoken, lines) } }),
    };
  } finally {
    await money.close();
  }
}

/** Shots that say a line that should have been spoken and is not. */
function muteShots({ sheet }: PreparedFilm, jobs: readonly LineJob[]): ReadonlySet<ShotId> {
  const asked = new Set(jobs.map(({ planned }) => planned.fingerprint));
  return new Set(
    sheet.lines
      .filter(({ state, fingerprint }) => state !== 'fresh' && asked.has(fingerprint))
      .map(({ shot }) => shot),
  );
}

function isFree({ planned }: LineJob): boolean {
  return planned.cost.usd === 0;
}
