import type { ShotId } from '../../film/ids.ts';
import {
  type Fingerprint,
  fingerprintOf,
  keyframeRecipeOf,
  type KeyframeLink,
  type Recipe,
  recipeOf,
} from '../../plan/fingerprint.ts';
import { keyframeLinksOf } from '../../plan/keyframe-links.ts';
import { continuesFromFrame } from '../../plan/plan-film.ts';
import type { KeyframeJob } from '../../shoot/keyframes/keyframe-job.ts';
import type { RetakeJob, ShotJob } from '../../shoot/shots/shot-job.ts';

/** The take of a shot as it is, or as a run would make it. */
export interface TakeToBe {
  readonly take: number;
  readonly fingerprint: Fingerprint;
  /** Of what is asked of the provider: another than the film asks for where the take is a retake. */
  readonly asked: Fingerprint;
}

export interface JobFingerprints {
  readonly takes: ReadonlyMap<ShotId, TakeToBe>;
  /** By the shot that ends in each. */
  readonly keyframes: ReadonlyMap<ShotId, KeyframeLink>;
}

/**
 * The fingerprints that all takes and keyframes of a run will have, known before anything is made: what
 * goes on from a shot that is made anew goes on from its new take.
 */
export function jobFingerprintsOf(
  jobs: readonly ShotJob[],
  keyframeJobs: readonly KeyframeJob[],
): JobFingerprints {
  const keyframes = keyframeLinksToBe(keyframeJobs);
  const takes = new Map<ShotId, TakeToBe>();
  for (const job of jobs) takes.set(job.compiled.id, takeToBeOf(job, takes, keyframes));
  return { takes, keyframes };
}

export function keyframeLinksToBe(
  keyframeJobs: readonly KeyframeJob[],
): JobFingerprints['keyframes'] {
  return new Map(keyframeJobs.map((job) => [job.compiled.ends, linkOf(job)]));
}

/** @param takes of the shots before it. */
export function takeToBeOf(
  job: ShotJob,
  takes: JobFingerprints['takes'],
  keyframes: JobFingerprints['keyframes'],
): TakeToBe {
  const { compiled, adapterVersion } = job;
  if (job.action !== 'shoot') {
    const { take, fingerprint } = job.existing;
    return { take, fingerprint, asked: fingerprint };
  }
  const { from } = compiled.join;
  const before = continuesFromFrame(compiled) && from !== undefined ? takes.get(from) : undefined;
  const after = before && { fingerprint: before.fingerprint, take: before.take };
  const links = keyframeLinksOf(compiled, (ends) => keyframes.get(ends));
  const fingerprint = fingerprintOf(recipeOf(compiled, adapterVersion, after, links));
  const asked = job.retake && askedAgain(job.retake, adapterVersion, after, keyframes);
  return { take: job.take, fingerprint, asked: asked ?? fingerprint };
}

function linkOf(job: KeyframeJob): KeyframeLink {
  if (job.action === 'leave') return job.planned;
  if (job.action !== 'make') return job.existing;
  const fingerprint = fingerprintOf(keyframeRecipeOf(job.compiled, job.adapterVersion));
  return { fingerprint, number: job.number };
}

/** A retake is asked for in other words, or at least under another number. */
function askedAgain(
  { asked, retake }: RetakeJob,
  adapterVersion: number,
  after: Recipe['after'],
  keyframes: ReadonlyMap<ShotId, KeyframeLink>,
): Fingerprint {
  const links = keyframeLinksOf(asked, (ends) => keyframes.get(ends));
  return fingerprintOf(recipeOf(asked, adapterVersion, after, links), retake.take);
}
