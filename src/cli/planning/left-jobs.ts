import type { Emit } from '../../film/studio-event.ts';
import { type Charge, usdOf } from '../../plan/charge.ts';
import { printIn, subjectText } from '../../plan/job-name.ts';
import { sumOf } from '../../plan/totals.ts';
import type { KeyframeJob } from '../../shoot/keyframes/keyframe-job.ts';
import type { LineJob } from '../../shoot/lines/line-job.ts';
import type { ShotJob } from '../../shoot/shots/shot-job.ts';
import { jobNamesOf } from './job-names.ts';

/** Jobs under way, or of which nobody knows, that a run does not go on with. */
export interface LeftJobs {
  /** In words. */
  readonly jobs: readonly string[];
  /** US dollars that may be charged for them; null where nobody knows. */
  readonly usd: number | null;
}

/**
 * What earlier runs have submitted and this one leaves, as it makes other shots, other takes, or a film that has
 * changed. What is free is left without a word.
 */
export function leftJobsOf(
  charges: readonly Charge[],
  {
    jobs,
    keyframes,
    lines,
  }: {
    jobs: readonly ShotJob[];
    keyframes: readonly KeyframeJob[];
    lines: readonly LineJob[];
  },
): LeftJobs {
  const open = charges.filter(
    ({ ending, money }) => ending === 'open' && money.kind === 'possible' && money.usd !== 0,
  );
  if (open.length === 0) return { jobs: [], usd: 0 };
  const names = jobNamesOf(jobs, keyframes);
  const followed = new Set([
    ...[...names.shots.values()].flat(),
    ...names.keyframes.values(),
    ...lines.map(({ name }) => name),
  ]);
  const begun = new Set(
    jobs.flatMap((job) =>
      job.action === 'shoot'
        ? (job.begun ?? []).map(({ print }) => wayKey(job.compiled.id, job.take, print))
        : [],
    ),
  );
  const left = open.filter(({ job, subject }) => {
    const isBegun =
      subject?.kind === 'take' && begun.has(wayKey(subject.shot, subject.take, printIn(job)));
    return !isBegun && !followed.has(job);
  });
  return { jobs: left.map(textOf), usd: sumOf(left.map(({ money }) => usdOf(money))) };
}

/** @param told what was told in this run before. */
export function tellLeftJobs(left: LeftJobs, emit: Emit, told?: LeftJobs): void {
  const isTold = JSON.stringify(left.jobs) === JSON.stringify(told?.jobs);
  if (left.jobs.length > 0 && !isTold) emit({ kind: 'jobs-left', ...left });
}

function wayKey(shot: string, take: number, print: string): string {
  return JSON.stringify([shot, take, print]);
}

function textOf({ job, subject, provider }: Charge): string {
  const what = subject === undefined ? job : subjectText(subject);
  return provider === undefined ? what : `${what} (${provider})`;
}
