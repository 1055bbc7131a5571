import type { CompiledShot } from '../compile/compiled-shot.ts';
import type { ShotId } from '../film/ids.ts';
import {
  type Fingerprint,
  fingerprintOf,
  keyframeRecipeOf,
  type KeyframeLink,
  recipeOf,
} from '../plan/fingerprint.ts';
import { jobName } from '../plan/job-name.ts';
import { keyframeLinksOf } from '../plan/keyframe-links.ts';
import type { KeyframeJob } from '../shoot/keyframe-job.ts';
import type { RetakeJob, ShotJob } from '../shoot/shot-job.ts';

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
  const keyframes = new Map<ShotId, string>();
  const links = new Map<ShotId, KeyframeLink>();
  for (const job of keyframeJobs) {
    const { ends } = job.compiled;
    if (job.action === 'reuse' || job.action === 'restore') links.set(ends, job.existing);
    if (job.action !== 'make') continue;
    const { number } = job;
    const fingerprint = fingerprintOf(keyframeRecipeOf(job.compiled, job.adapterVersion));
    links.set(ends, { fingerprint, number });
    keyframes.set(ends, jobName({ kind: 'keyframe', shot: ends, number }, fingerprint));
  }
  const shots = new Map<ShotId, readonly string[]>();
  const takes = new Map<ShotId, { readonly fingerprint: Fingerprint; readonly take: number }>();
  for (const job of jobs) {
    const { compiled, adapterVersion } = job;
    const { id } = compiled;
    if (job.action !== 'shoot') {
      takes.set(id, job.existing);
      continue;
    }
    const { take } = job;
    const before = takes.get(continuedShot(compiled) ?? id);
    const after = before && { fingerprint: before.fingerprint, take: before.take };
    const pictures = keyframeLinksOf(compiled, (ends) => links.get(ends));
    const fingerprint = fingerprintOf(recipeOf(compiled, adapterVersion, after, pictures));
    takes.set(id, { fingerprint, take });
    const asked =
      job.retake === undefined ? fingerprint : askedAgain(job.retake, job, after, links);
    const names = compiled.segments.map((_, index) =>
      jobName({ kind: 'take', shot: id, take, segment: index + 1 }, asked),
    );
    shots.set(id, names);
  }
  return { shots, keyframes };
}

/** A retake is asked for in other words, or at least under another number. */
function askedAgain(
  { asked, retake }: RetakeJob,
  { adapterVersion }: ShotJob,
  after: Parameters<typeof recipeOf>[2],
  links: ReadonlyMap<ShotId, KeyframeLink>,
): Fingerprint {
  const pictures = keyframeLinksOf(asked, (ends) => links.get(ends));
  return fingerprintOf(recipeOf(asked, adapterVersion, after, pictures), retake.take);
}

function continuedShot({ segments }: CompiledShot): ShotId | undefined {
  const source = segments[0]?.firstFrame;
  return source?.kind === 'shot' ? source.shot : undefined;
}
