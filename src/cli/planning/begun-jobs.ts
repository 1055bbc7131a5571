import type { ShotId } from '../../film/ids.ts';
import {
  type BegunTake,
  type BegunTakes,
  holdsItsShot,
  isFreeWay,
} from '../../plan/begun-takes.ts';
import { madeAnew } from '../../plan/made-anew.ts';
import { printOf } from '../../plan/job-name.ts';
import type { TakeLibrary } from '../../plan/take-record.ts';
import type { KeyframeJob } from '../../shoot/keyframes/keyframe-job.ts';
import type { ShotJob } from '../../shoot/shots/shot-job.ts';
import {
  type JobFingerprints,
  keyframeLinksToBe,
  type TakeToBe,
  takeToBeOf,
} from './job-fingerprints.ts';

type Shoot = Extract<ShotJob, { readonly action: 'shoot' }>;

/**
 * Takes under the numbers under which earlier runs have begun them. What was asked for in the very same way is
 * gone on with, whatever has been made since; what was asked for otherwise keeps its number, and stands beside
 * the job where it is not asked for anew: to pay for both is for the user to say.
 */
export function withBegun(
  jobs: readonly ShotJob[],
  keyframeJobs: readonly KeyframeJob[],
  { begun, library: { retakes } }: { begun: BegunTakes; library: Pick<TakeLibrary, 'retakes'> },
): readonly ShotJob[] {
  const keyframes = keyframeLinksToBe(keyframeJobs);
  const takes = new Map<ShotId, TakeToBe>();
  return jobs.map((job) => {
    const { id } = job.compiled;
    const known = begun.get(id) ?? [];
    const toBe = takeToBeOf(job, takes, keyframes);
    const promised = new Set(retakes[id]?.map(({ take }) => take));
    const numbered =
      job.action === 'shoot' && known.length > 0
        ? goOn(job, printOf(toBe.asked), known, promised)
        : job;
    takes.set(id, numbered.action === 'shoot' ? { ...toBe, take: numbered.take } : toBe);
    return numbered;
  });
}

/**
 * @param print of what is asked.
 * @param promised the numbers of retakes, whose own command goes on with them.
 */
function goOn(
  job: Shoot,
  print: string,
  known: readonly BegunTake[],
  promised: ReadonlySet<number>,
): Shoot {
  if (job.retake !== undefined) {
    return withWays(
      job,
      known.find(({ take }) => take === job.take),
    );
  }
  const same = known.findLast(({ ways }) => ways.some((way) => way.print === print));
  if (same !== undefined) return withWays(job, same);
  // Another provider was asked, as the planned one could not make it.
  const inVain = known.findLast(({ ended }) => ended.has(print));
  if (inVain !== undefined) return withWays(job, inVain);
  const holding = known.findLast(({ take, ways }) =>
    ways.some(
      (way) =>
        holdsItsShot(way, job.compiled.segments.length) && (way.isOpen || !promised.has(take)),
    ),
  );
  const take = freeNumber(job.take, known);
  // What is free is drawn beside what is under way: nobody pays for both.
  const isPaid = job.planned.cost.usd !== 0;
  if (!isPaid || job.isAnew === true) return { ...job, take };
  if (holding !== undefined) return withWays(job, holding);
  const left = known.flatMap(({ ways }) => ways.filter((way) => !isFreeWay(way)));
  return { ...job, take, ...(left.length > 0 && { left }) };
}

function withWays(job: Shoot, begun: BegunTake | undefined): Shoot {
  return begun === undefined ? job : { ...job, take: begun.take, begun: begun.ways };
}

/**
 * Stale shots of which an earlier run has every part under way just as the film is: that is paid for, and is
 * fetched. One whose take is chosen by hand shows that.
 */
export function fetchBegun(
  jobs: readonly ShotJob[],
  keyframeJobs: readonly KeyframeJob[],
  { begun, library: { circled } }: { begun: BegunTakes; library: Pick<TakeLibrary, 'circled'> },
): readonly ShotJob[] {
  const keyframes = keyframeLinksToBe(keyframeJobs);
  const takes = new Map<ShotId, TakeToBe>();
  return jobs.map((job) => {
    const { id } = job.compiled;
    const known = begun.get(id) ?? [];
    const isStale = job.action === 'reuse' && job.planned.state === 'stale';
    const fetched =
      isStale && circled[id] === undefined ? fetchIn(job, known, { takes, keyframes }) : undefined;
    takes.set(id, takeToBeOf(fetched ?? job, takes, keyframes));
    return fetched ?? job;
  });
}

function fetchIn(
  { compiled, planned, adapterVersion }: ShotJob,
  known: readonly BegunTake[],
  { takes, keyframes }: JobFingerprints,
): Shoot | undefined {
  const common = { compiled, planned: madeAnew(planned), adapterVersion };
  const job = { ...common, action: 'shoot', take: 0 } as const;
  const print = printOf(takeToBeOf(job, takes, keyframes).asked);
  const found = known.findLast(({ ways }) =>
    ways.some(
      (way) =>
        way.print === print && !isFreeWay(way) && way.segments.length === compiled.segments.length,
    ),
  );
  return found && withWays(job, found);
}

/** The number that a new take gets: none that an earlier run has begun has it. */
export function freeNumber(next: number, known: readonly BegunTake[] = []): number {
  return Math.max(next, ...known.map(({ take }) => take + 1));
}
