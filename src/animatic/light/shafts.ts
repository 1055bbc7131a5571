import { project, projectPolygon } from '../lens.ts';
import type { View } from '../lens.ts';
import type { Opening } from '../pieces/piece.ts';
import { fillPolygon } from '../raster/fill.ts';
import type { Layer } from '../raster/layer.ts';
import { linear } from '../raster/gradient.ts';
import { glare } from '../raster/paint.ts';
import type { Bounds } from '../set.ts';
import { add, clamp, dot, normalize, scale } from '../vector.ts';
import type { Vector } from '../vector.ts';
import type { Illumination } from './illumination.ts';

/** The way light takes through an opening: the key's where it shines in, else down into the room. */
function wayIn(light: Illumination, opening: Opening): Vector {
  const key = scale(light.key.towards, -1);
  if (dot(key, opening.normal) > 0.2) return normalize([key[0], key[1], Math.min(key[2], -0.35)]);
  return normalize(add(opening.normal, [0.22, 0, -0.75]));
}

/** Where the light of an opening falls on the floor. */
function patchOf(light: Illumination, opening: Opening, bounds: Bounds): readonly Vector[] {
  const way = wayIn(light, opening);
  return opening.corners.map((corner): Vector => {
    const along = (corner[2] - 0.01) / -way[2];
    return [
      clamp(corner[0] + way[0] * along, bounds.from[0], bounds.to[0]),
      clamp(corner[1] + way[1] * along, bounds.from[1], bounds.to[1]),
      0.01,
    ];
  });
}

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
    const points = projectPolygon(view, patchOf(light, opening, bounds));
    if (points === undefined) continue;
    fillPolygon(layer, points, glare(opening.color, 0.17 * bright));
  }
}

/** Draws the beams between windows and floor, as visible as the air is thick. */
export function drawShafts(
  layer: Layer,
  view: View,
  light: Illumination,
  openings: readonly Opening[],
  bounds: Bounds,
  bright: number,
): void {
  if (light.haze.shafts < 0.2) return;
  for (const opening of openings) {
    const patch = patchOf(light, opening, bounds);
    const top = project(view, opening.corners[2]);
    const foot = project(view, patch[0] ?? opening.corners[0]);
    if (top === undefined || foot === undefined) continue;
    const strength = 0.16 * light.haze.shafts * bright;
    const beam = linear(
      [top.x, top.y],
      [foot.x, foot.y],
      [
        [0, opening.color, strength],
        [0.6, opening.color, strength * 0.45],
        [1, opening.color, 0],
      ],
      'light',
    );
    // The front and the back of the beam: where both lie over each other it is brighter, as air is.
    for (const [a, b] of [
      [0, 1],
      [2, 3],
      [1, 2],
      [3, 0],
    ] as const) {
      const sheet = [opening.corners[a], opening.corners[b], patch[b], patch[a]];
      const points = projectPolygon(
        view,
        sheet.filter((corner) => corner !== undefined),
      );
      if (points === undefined) continue;
      fillPolygon(layer, points, beam);
    }
  }
}
