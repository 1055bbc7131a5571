import type { CompiledKeyframe } from '../compile/compiled-keyframe.ts';
import type { ShotId } from '../film/ids.ts';
import type { ImagePrice } from '../providers/image-model.ts';
import type { Cost, PlannedKeyframe } from './call-sheet.ts';
import { costOfStill } from './cost-of-still.ts';
import { fingerprintOf, keyframeRecipeOf } from './fingerprint.ts';
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
  { price, adapterVersion }: PlannedImageModel,
  { keyframes, lost }: TakeLibrary,
): PlannedKeyframe {
  const { ends, starts, scene, provider, model, request, adjustments } = keyframe;
  const fingerprint = fingerprintOf(keyframeRecipeOf(keyframe, adapterVersion));
  const known = keyframes[ends] ?? [];
  const alike = known.filter((record) => record.fingerprint === fingerprint);
  const kept = alike.findLast(({ picture }) => lost[picture] === undefined);
  return {
    ends,
    starts,
    scene,
    ...(kept === undefined
      ? { state: 'missing', reasons: [reasonOf(known, alike)], number: nextNumber(known) }
      : { state: 'fresh', reasons: [], number: kept.number }),
    provider,
    model,
    width: request.width,
    height: request.height,
    adjustments,
    cost: costOf(request, price),
    fingerprint,
  };
}

function reasonOf(known: readonly KeyframeRecord[], alike: readonly KeyframeRecord[]): string {
  if (known.length === 0) return 'never made';
  return alike.length > 0 ? 'its picture is gone' : 'the film has changed since it was made';
}

function nextNumber(known: readonly KeyframeRecord[]): number {
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
