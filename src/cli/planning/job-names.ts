import type { ShotId } from '../../film/ids.ts';
import { jobName } from '../../plan/job-name.ts';
import type { KeyframeJob } from '../../shoot/keyframes/keyframe-job.ts';
import type { ShotJob } from '../../shoot/shots/shot-job.ts';
import { jobFingerprintsOf } from './job-fingerprints.ts';

/** The names under which a run would have things made: by the shot, or by the shot that ends in each. */
export interface JobNames {
  /** One for each segment. */
  readonly shots: ReadonlyMap<ShotId, readonly string[]>;
  readonly keyframes: ReadonlyMap<ShotId, string>;
}

/** The names are known before anything is made, so that what an earlier run has paid for is found. */
export function jobNamesOf(
  jobs: readonly ShotJob[],
  keyframeJobs: readonly KeyframeJob[],
): JobNames {
  const prints = jobFingerprintsOf(jobs, keyframeJobs);
  const shots = jobs.flatMap((job): [ShotId, readonly string[]][] => {
    if (job.action !== 'shoot') return [];
    const { id: shot, segments } = job.compiled;
    const { asked, take } = prints.takes.get(shot)!;
    const names = segments.map((_, index) =>
      jobName({ kind: 'take', shot, take, segment: index + 1 }, asked),
    );
    return [[shot, names]];
  });
  const keyframes = keyframeJobs.flatMap((job): [ShotId, string][] => {
    if (job.action !== 'make') return [];
    const { ends: shot } = job.compiled;
    const { fingerprint, number } = prints.keyframes.get(shot)!;
    return [[shot, jobName({ kind: 'keyframe', shot, number }, fingerprint)]];
  });
  return { shots: new Map(shots), keyframes: new Map(keyframes) };
}
