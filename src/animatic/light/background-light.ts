import { toCamera } from '../lens/lens.ts';
import type { View } from '../lens/lens.ts';
import type { Vector } from '../solids/vector.ts';
import type { Illumination } from './illumination.ts';

/** The share of a lamp's light that reaches what lies beyond the scene outdoors. */
const BEYOND = 0.22;

/** The background begins so far behind the last of the cast, in metres. */
const BEHIND = 1.4;

/** The light on the background: its own lights as well; outdoors a lamp of the scene hardly reaches it. */
export function backgroundLight(light: Illumination, interior: boolean): Illumination {
  const weak = light.key.local === true && !interior;
  if (light.background.length === 0 && !weak) return light;
  return {
    ...light,
    key: weak ? { ...light.key, intensity: light.key.intensity * BEYOND } : light.key,
    fills: [...light.fills, ...light.background],
  };
}

/** How far from the camera the background begins; nowhere before the walls where nobody is there. */
export function backgroundDepth(view: View, actors: readonly { readonly foot: Vector }[]): number {
  const depths = actors.map(({ foot }) => toCamera(view, foot)[2]).filter((depth) => depth > 0);
  return depths.length === 0 ? Infinity : Math.max(...depths) + BEHIND;
}
