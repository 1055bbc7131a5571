import type { CompiledKeyframe } from '../compile/stills/compiled-keyframe.ts';
import type { ShotId } from '../film/ids.ts';
import type { ImagePrice } from '../providers/image-model.ts';
import type { Cost, PlannedKeyframe } from './call-sheet.ts';
import { costOfStill } from './cost-of-still.ts';
import { type Fingerprint, fingerprintOf, keyframeRecipeOf } from './fingerprint.ts';
import type { KeyframeRecord } from './keyframe-record.ts';
import type { TakeLibrary } from './take-record.ts';

/** What is to be known of the model that makes the stills. */
export interface PlannedImageModel {
  readonly price?: ImagePrice;
  readonly adapterVersion: number;
}

/**
 * Compares the keyframes that the film asks for with those there are. One is `fresh` where it was made
 * of just this and its picture is kept, else `missing`.
 */
export function planKeyframes(
  keyframes: readonly CompiledKeyframe[],
  model: PlannedImageModel,
  library: TakeLibrary,
): ReadonlyMap<ShotId, PlannedKeyframe> {
  return new Map(keyframes.map((each) => [each.ends, planKeyframe(each, model, library)]));
}

function planKeyframe(
  keyframe: CompiledKeyframe,
  model: PlannedImageModel,
  { keyframes, lost }: TakeLibrary,
): PlannedKeyframe {
  const { ends, starts, scene, request } = keyframe;
  const fingerprint = fingerprintOf(keyframeRecipeOf(keyframe, model.adapterVersion));
  const known = keyframes[ends] ?? [];
  const stands = standing(known, fingerprint, lost);
  const price = costOf(request, model.price);
  return {
    ends,
    starts,
    scene,
    ...stands,
    provider: keyframe.provider,
    model: keyframe.model,
    width: request.width,
    height: request.height,
    adjustments: keyframe.adjustments,
    ...(stands.restorable ? { cost: { usd: 0 }, costAnew: price } : { cost: price }),
    fingerprint,
  };
}

type Standing = Pick<PlannedKeyframe, 'state' | 'reasons' | 'number' | 'lost' | 'restorable'>;

/** Whether there is one of just this: its picture, or at least what it was made of. */
function standing(
  known: readonly KeyframeRecord[],
  fingerprint: Fingerprint,
  lost: TakeLibrary['lost'],
): Standing {
  const alike = known.filter((record) => record.fingerprint === fingerprint);
  const kept = alike.findLast(({ picture }) => lost[picture] === undefined);
  if (kept !== undefined) return { state: 'fresh', reasons: [], number: kept.number };
  const made = alike.findLast((record) => lost[record.made] === undefined);
  if (made !== undefined) {
    const reasons = ['its picture is gone; it is made again from what was paid for, at no cost'];
    return { state: 'missing', reasons, number: made.number, lost: made.number, restorable: true };
  }
  const number = nextKeyframe(known);
  if (known.length === 0) return { state: 'missing', reasons: ['never made'], number };
  const last = alike.at(-1);
  if (last === undefined) {
    return { state: 'missing', reasons: ['the film has changed since it was made'], number };
  }
  return { state: 'missing', reasons: ['its picture is gone'], number, lost: last.number };
}

/** The number that the next keyframe of a shot gets. */
export function nextKeyframe(known: readonly KeyframeRecord[] = []): number {
  return Math.max(0, ...known.map(({ number }) => number)) + 1;
}

function costOf(request: CompiledKeyframe['request'], price: ImagePrice | undefined): Cost {
  const usd = price && costOfStill(request, price);
  return usd === undefined || price === undefined ? { usd: null } : { usd, asOf: price.asOf };
}

/** Those that have to be made before these shots can be. */
export function keyframesToMake(
  keyframes: readonly PlannedKeyframe[],
  toShoot: ReadonlySet<ShotId>,
): readonly PlannedKeyframe[] {
  return keyframes.filter(
    ({ state, ends, starts }) =>
      state === 'missing' && [ends, ...starts].some((shot) => toShoot.has(shot)),
  );
}
