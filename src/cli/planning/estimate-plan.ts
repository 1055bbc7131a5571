import type { CompiledShot } from '../../compile/compiled-shot.ts';
import {
  type CallSheet,
  isToMake,
  type PlannedKeyframe,
  type PlannedShot,
} from '../../plan/call-sheet.ts';
import { type JobTimes, jobTimesOf } from '../../plan/job-times.ts';
import { keyframesToMake } from '../../plan/plan-keyframes.ts';
import { round } from '../../plan/round.ts';
import { estimateShoot, type TimedJob } from '../../shoot/estimate-shoot.ts';
import { madeJobs } from '../../store/ledger/made-jobs.ts';
import type { PreparedFilm } from './prepare-film.ts';
import { concurrencyOf } from '../providers/provider-access.ts';
import type { RunProviders } from '../providers/run-providers.ts';

/**
 * The plan with how long it will take, as far as earlier jobs of the same models tell: each shot by
 * itself, and all of them in the order and side by side as they will be made.
 */
export async function withEstimates(
  sheet: CallSheet,
  { compiled, entries }: Pick<PreparedFilm, 'compiled' | 'entries'>,
  providers: RunProviders,
  most = Infinity,
): Promise<CallSheet> {
  const toShoot = sheet.shots.filter(isToMake);
  if (toShoot.length === 0) return estimated(sheet, () => 0, 0);
  const times = jobTimesOf(madeJobs(entries));
  const own = new Set(compiled.filter(isOwnClip).map(({ id }) => id));
  const secondsOf = (shot: PlannedShot): number | undefined =>
    own.has(shot.id) ? 0 : secondsToMake(shot, times);
  const stills = keyframesToMake(sheet.keyframes, new Set(toShoot.map(({ id }) => id)));
  const shotJobs = toShoot.map((shot) => jobOf(shot, secondsOf(shot)));
  const stillJobs = stills.map((still) => stillJobOf(still, times));
  const isKnown = (job: TimedJob | undefined): job is TimedJob => job !== undefined;
  const [shots, made] = [shotJobs.filter(isKnown), stillJobs.filter(isKnown)];
  const unknown = shots.length < shotJobs.length || made.length < stillJobs.length;
  const total = unknown
    ? null
    : await estimateShoot({ stills: made, shots, placesOf: placesOf(providers), most });
  return estimated(sheet, (shot) => secondsOf(shot) ?? null, total);
}

/** Nobody makes the author's own clip. */
function isOwnClip({ ownClip }: CompiledShot): boolean {
  return ownClip !== undefined;
}

/** Its segments follow each other. */
function secondsToMake(
  { provider, model, segments }: PlannedShot,
  times: JobTimes,
): number | undefined {
  const each = segments.map(({ seconds }) => times.clip(provider, model, seconds));
  return each.reduce<number | undefined>(
    (sum, seconds) => (sum === undefined || seconds === undefined ? undefined : sum + seconds),
    0,
  );
}

function jobOf(shot: PlannedShot, seconds: number | undefined): TimedJob | undefined {
  if (seconds === undefined) return undefined;
  const after = shot.segments[0]?.join === 'shot' ? shot.join.from : undefined;
  return { name: shot.id, ...(after && { after }), provider: shot.provider, seconds };
}

function stillJobOf(still: PlannedKeyframe, times: JobTimes): TimedJob | undefined {
  if (still.restorable === true) return { name: still.ends, provider: still.provider, seconds: 0 };
  const seconds = times.still(still.provider, still.model);
  return seconds === undefined
    ? undefined
    : { name: still.ends, provider: still.provider, seconds };
}

function placesOf(providers: RunProviders): (provider: string) => number {
  return (name) => {
    const entry = providers.find(name);
    return entry === undefined ? 1 : concurrencyOf(entry, providers);
  };
}

function estimated(
  sheet: CallSheet,
  secondsOf: (shot: PlannedShot) => number | null,
  total: number | null,
): CallSheet {
  const rounded = (seconds: number | null): number | null => seconds && round(seconds);
  return {
    ...sheet,
    shots: sheet.shots.map((shot) => ({
      ...shot,
      estimatedSeconds: isToMake(shot) ? rounded(secondsOf(shot)) : 0,
    })),
    totals: { ...sheet.totals, estimatedSeconds: rounded(total) },
  };
}
