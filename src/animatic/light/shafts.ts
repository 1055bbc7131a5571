import { project, projectPolygon, toCamera } from '../lens/lens.ts';
import type { View } from '../lens/lens.ts';
import type { Opening } from '../pieces/piece.ts';
import { fillPolygon } from '../raster/fill.ts';
import type { Layer } from '../raster/layer.ts';
import { linear } from '../raster/gradient.ts';
import type { Bounds } from '../set/set.ts';
import { add, between, clamp, dot, normalize, scale } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';
import { hull } from './hull.ts';
import type { Illumination } from './illumination.ts';

/** Whether the key shines in through an opening. */
export function isShoneThrough({ key }: Illumination, { normal }: Opening): boolean {
  return dot(scale(key.towards, -1), normal) > 0.2;
}

/** The way light takes through an opening: the key's where it shines in, else down into the room. */
function wayIn(light: Illumination, opening: Opening): Vector {
  const key = scale(light.key.towards, -1);
  if (isShoneThrough(light, opening)) return normalize([key[0], key[1], Math.min(key[2], -0.35)]);
  return normalize(add(opening.normal, [0.22, 0, -0.75]));
}

/** Where the light of an opening falls on the floor. */
export function patchOf(light: Illumination, opening: Opening, bounds: Bounds): readonly Vector[] {
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

/** A stretch of a beam between a window and the floor, as visible as the air is thick. */
export interface Shaft {
  /** Metres along the camera's axis to its middle. */
  readonly depth: number;
  readonly opening: Opening;
  readonly patch: readonly Vector[];
  /** Which part of the way from the window to the floor it is. */
  readonly from: number;
  readonly to: number;
  readonly strength: number;
}

/** Stretches of a beam, so that somebody in it stands behind one and before another. */
const STRETCHES = 3;

/** The beams of a place, stretch by stretch; the farthest first. */
export function shaftsOf(
  view: View,
  light: Illumination,
  openings: readonly Opening[],
  bounds: Bounds,
  bright: number,
): readonly Shaft[] {
  if (light.haze.shafts < 0.2) return [];
  const strength = 0.3 * light.haze.shafts * bright;
  return openings
    .flatMap((opening) => {
      const patch = patchOf(light, opening, bounds);
      const [start, end] = [middleOf(opening.corners), middleOf(patch)];
      return Array.from({ length: STRETCHES }, (_, index): Shaft => {
        const [from, to] = [index / STRETCHES, (index + 1) / STRETCHES];
        const [, , depth] = toCamera(view, between(start, end, (from + to) / 2));
        return { depth, opening, patch, from, to, strength };
      });
    })
    .sort((a, b) => b.depth - a.depth);
}

/** Draws stretches of beams; what nobody stands between is drawn in one. */
export function drawShafts(layer: Layer, view: View, shafts: readonly Shaft[]): void {
  for (const opening of new Set(shafts.map((shaft) => shaft.opening))) {
    const own = shafts.filter((shaft) => shaft.opening === opening);
    const [first] = own;
    if (first === undefined) continue;
    drawStretch(layer, view, {
      ...first,
      from: Math.min(...own.map(({ from }) => from)),
      to: Math.max(...own.map(({ to }) => to)),
    });
  }
}

/** Fills what a stretch covers of the picture: brightest at the window, and nothing at the floor. */
function drawStretch(layer: Layer, view: View, shaft: Shaft): void {
  const { opening, patch, strength } = shaft;
  const { corners, color } = opening;
  const top = project(view, middleOf(corners));
  const foot = project(view, middleOf(patch));
  if (top === undefined || foot === undefined) return;
  const acrossAt = (along: number): readonly Vector[] =>
    corners.map((corner, at) => between(corner, patch[at] ?? corner, along));
  const [from, to] = [acrossAt(shaft.from), acrossAt(shaft.to)];
  const sides = [0, 1, 2, 3].map((at) => {
    const next = (at + 1) % 4;
    return [from[at], from[next], to[next], to[at]].filter((corner) => corner !== undefined);
  });
  const seen = [from, to, ...sides].flatMap((face) => projectPolygon(view, face) ?? []);
  const outline = hull(seen.map(({ x, y }) => [x, y] as const));
  if (outline.length < 3) return;
  const paint = linear(
    [top.x, top.y],
    [foot.x, foot.y],
    [
      // It fades ever more slowly, so that no end of it is seen.
      [0, color, strength],
      [0.3, color, strength * 0.64],
      [0.55, color, strength * 0.3],
      [0.8, color, strength * 0.06],
      [1, color, 0],
    ],
    'light',
  );
  const points = outline.map(([x, y]) => ({ x, y }));
  fillPolygon(layer, points, paint);
}

function middleOf(points: readonly Vector[]): Vector {
  return scale(points.reduce(add, [0, 0, 0]), 1 / points.length);
}
