import type { Color } from '../color/color.ts';
import { projectPolygon } from '../lens/lens.ts';
import type { View } from '../lens/lens.ts';
import { fillOutline, fillSoft, outlineOn } from '../raster/fill.ts';
import type { Layer } from '../raster/layer.ts';
import { solid } from '../raster/paint.ts';
import { footprint } from '../set/set.ts';
import type { BuiltSet } from '../set/set.ts';
import { clamp } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';
import { hull } from './hull.ts';
import type { Illumination } from './illumination.ts';

/** Somebody who throws a shadow. */
export interface ShadowCaster {
  readonly foot: Vector;
  readonly height: number;
  readonly width: number;
}

/** No shadow is drawn longer than this, metres: a low sun would streak over the whole floor. */
const LONGEST = 5;

/** Where the shadow of a point so high falls on the floor, relative to below it. */
function fall(light: Illumination, height: number): readonly [number, number] {
  const [x, y, z] = light.key.towards;
  const level = Math.hypot(x, y);
  if (level < 0.01) return [0, 0];
  const reach = Math.min(LONGEST, (height * level) / Math.max(0.2, z));
  return [(-x / level) * reach, (-y / level) * reach];
}

const SHADE: Color = [0.02, 0.02, 0.05];

/** Draws the shadows of pieces and people on the floor, all in one tone so that none adds up. */
export function drawShadows(
  layer: Layer,
  view: View,
  light: Illumination,
  set: BuiltSet,
  casters: readonly ShadowCaster[],
): void {
  const { bounds } = set;
  const inside = ([x, y, z]: Vector): Vector =>
    bounds === undefined
      ? [x, y, z]
      : [clamp(x, bounds.from[0], bounds.to[0]), clamp(y, bounds.from[1], bounds.to[1]), z];
  const shadow = outlineOn(layer);
  const add = (points: readonly Vector[]): void => {
    const seen = projectPolygon(view, hull(points.map(inside)));
    if (seen !== undefined) shadow.polygon(seen);
  };
  for (const prop of set.props) {
    if (prop.built.shadowless || prop.low > 1.2) continue;
    const base = footprint(prop, 0.03);
    const [dx, dy] = fall(light, prop.high);
    add([...base, ...base.map(([x, y, z]): Vector => [x + dx, y + dy, z])]);
  }
  for (const { foot, height, width: wide } of casters) {
    const [dx, dy] = fall(light, height);
    const ring = (x: number, y: number, radius: number): Vector[] =>
      Array.from({ length: 10 }, (_, index) => {
        const angle = (index / 10) * Math.PI * 2;
        return [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius, foot[2]];
      });
    add([...ring(foot[0], foot[1], wide * 0.5), ...ring(foot[0] + dx, foot[1] + dy, wide * 0.34)]);
  }
  fillOutline(layer, solid(SHADE, light.key.hard ? 0.5 : 0.3));
  for (const { foot, width: wide } of casters) drawContact(layer, view, foot, wide * 0.75);
}

/** The dark where something touches the floor, whatever the light. */
function drawContact(layer: Layer, view: View, foot: Vector, radius: number): void {
  const rim = projectPolygon(view, [
    [foot[0] + radius, foot[1], foot[2]],
    [foot[0], foot[1] + radius, foot[2]],
    [foot[0] - radius, foot[1], foot[2]],
    [foot[0], foot[1] - radius, foot[2]],
  ]);
  if (rim === undefined) return;
  const xs = rim.map(({ x }) => x);
  const ys = rim.map(({ y }) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const around = {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    across: [(right - left) / 2, 0],
    up: [0, Math.max(1, (bottom - top) / 2)],
  } as const;
  fillSoft(
    layer,
    around,
    [
      [0, SHADE, 0.55],
      [1, SHADE, 0],
    ],
    'over',
  );
}
