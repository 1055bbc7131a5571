import { projectPolygon } from '../lens/lens.ts';
import type { View } from '../lens/lens.ts';
import type { Opening } from '../pieces/piece.ts';
import { fillOutline, outlineOn } from '../raster/fill.ts';
import type { Layer } from '../raster/layer.ts';
import { glare } from '../raster/paint.ts';
import type { Bounds } from '../set/set.ts';
import { add, clamp, scale, smoothstep } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';
import type { Illumination } from './illumination.ts';
import { isShoneThrough, patchOf } from './shafts.ts';

const STRENGTH = 0.17;

/** Metres over which a patch fades at its edge: the sun is no point, and a cloudy sky all but none. */
const SUN_EDGE = 0.26;
const SKY_EDGE = 0.9;

/** Rings in which an edge fades: few enough to be drawn at once, too many to be told apart. */
const RINGS = 12;

/** Draws the patches of light that windows throw on the floor. */
export function drawPatches(
  layer: Layer,
  view: View,
  light: Illumination,
  openings: readonly Opening[],
  bounds: Bounds,
  bright: number,
): void {
  for (const opening of openings) {
    const patch = patchOf(light, opening, bounds);
    const edge = isShoneThrough(light, opening) ? SUN_EDGE : SKY_EDGE;
    const rings = ringsIn(patch, edge, bounds).map((ring) => projectPolygon(view, ring));
    rings.forEach((ring, index) => {
      if (ring === undefined) return;
      const outline = outlineOn(layer).polygon(ring);
      // Each ring alone, so that no light is laid over another.
      const inner = rings[index + 1];
      if (inner !== undefined) outline.polygon([...inner].reverse());
      const share = smoothstep(0, 1, (index + 0.5) / RINGS);
      fillOutline(layer, glare(opening.color, STRENGTH * bright * share));
    });
  }
}

/** Outlines from the faintest edge of a patch to where it is whole, on the floor of the room. */
function ringsIn(
  patch: readonly Vector[],
  edge: number,
  { from, to }: Bounds,
): readonly (readonly Vector[])[] {
  const middle = scale(patch.reduce(add, [0, 0, 0]), 1 / patch.length);
  // What is narrower than its edges is whole nowhere but in the middle.
  const [wide, deep] = ([0, 1] as const).map((axis) =>
    Math.max(0.05, ...patch.map((corner) => Math.abs(corner[axis] - middle[axis]))),
  ) as [number, number];
  return Array.from({ length: RINGS }, (_, index) => {
    const out = edge * (0.5 - index / (RINGS - 1));
    const [x, y] = [wide, deep].map((half) => Math.max(0.04, 1 + out / half)) as [number, number];
    return patch.map((corner): Vector => [
      clamp(middle[0] + (corner[0] - middle[0]) * x, from[0], to[0]),
      clamp(middle[1] + (corner[1] - middle[1]) * y, from[1], to[1]),
      corner[2],
    ]);
  });
}
