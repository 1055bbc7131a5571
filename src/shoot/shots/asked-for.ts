import type { CompiledShot } from '../../compile/compiled-shot.ts';
import { type Fingerprint, fingerprintOf, type Recipe, recipeOf } from '../../plan/fingerprint.ts';
import { jobName } from '../../plan/job-name.ts';
import { keyframeLinksOf } from '../../plan/keyframe-links.ts';
import type { PricedJob } from '../money/purse.ts';
import type { ShotOrder } from './shoot-shot.ts';

/** What is asked of whom for a take, and as what it counts. */
export interface AskedFor {
  /** As it is asked for. */
  readonly shot: CompiledShot;
  /** What was planned decides whether the take may be used again, whoever made it. */
  readonly recipe: Recipe;
  readonly fingerprint: Fingerprint;
  /** Of what is asked: its jobs are named by it. */
  readonly asked: Fingerprint;
}

export function askedFor(order: Omit<ShotOrder, 'leavePlace'>): AskedFor {
  const { instead, retake, adapterVersion, keyframeOf } = order;
  const shot = instead?.compiled ?? retake?.asked ?? order.shot;
  const link = linkOf(order);
  const plannedLinks = keyframeLinksOf(order.shot, keyframeOf);
  const recipe = recipeOf(order.shot, adapterVersion, link, plannedLinks);
  const fingerprint = fingerprintOf(recipe);
  if (instead === undefined && retake === undefined) {
    return { shot, recipe, fingerprint, asked: fingerprint };
  }
  const links = keyframeLinksOf(shot, keyframeOf);
  const version = instead ? 0 : adapterVersion;
  const asked = fingerprintOf(recipeOf(shot, version, link, links), retake?.retake.take);
  return { shot, recipe, fingerprint, asked };
}

/** What is submitted for it, part by part. */
export function segmentJobs(order: Omit<ShotOrder, 'leavePlace'>): readonly PricedJob[] {
  const { shot, asked } = askedFor(order);
  return shot.segments.map((_, index) => ({
    name: jobName({ kind: 'take', shot: shot.id, take: order.take, segment: index + 1 }, asked),
    usd: order.prices[index] ?? null,
    resubmit: order.resubmit,
  }));
}

function linkOf({ shot, before }: Pick<ShotOrder, 'shot' | 'before'>): Recipe['after'] {
  const chained = shot.segments[0]?.firstFrame.kind === 'shot';
  return chained && before ? { fingerprint: before.fingerprint, take: before.take } : undefined;
}
