import type { Color } from './color.ts';
import { NEAR, toCamera } from './lens.ts';
import type { View } from './lens.ts';
import type { Illumination } from './light/illumination.ts';
import { shade, throughAir } from './light/illumination.ts';
import { add, scale, subtract } from './vector.ts';
import { fillOutline, outlineOn } from './raster/fill.ts';
import type { Layer } from './raster/layer.ts';
import { solid } from './raster/paint.ts';
import type { Vector } from './vector.ts';

/**
 * Many small rectangles of one colour on a face, such as the spines of a shelf: they are projected
 * from the face's own axes and share one paint, which makes a library cheap.
 */
export interface Inlay {
  readonly color: Color;
  /** Drawn only where the face is seen from near, or only from far; absent for both. */
  readonly seen?: 'near' | 'far';
  /** Left, right, low and high of each rectangle, in shares of the face's width and height. */
  readonly spans: readonly (readonly [left: number, right: number, low: number, high: number])[];
}

/** From so many pixels a metre on, a face is near. */
const NEARBY = 190;

/** Smaller than this, in pixels, a face shows no inlays. */
const SMALLEST = 6;

/** Draws the inlays of a four-cornered face; `corners` go round from its lower left. */
export function drawInlays(
  layer: Layer,
  view: View,
  light: Illumination,
  corners: readonly Vector[],
  normal: Vector,
  inlays: readonly Inlay[],
): void {
  const [origin, right, , left] = corners;
  if (origin === undefined || right === undefined || left === undefined) return;
  const [wide, high] = [subtract(right, origin), subtract(left, origin)];
  const o = toCamera(view, origin);
  const u = subtract(toCamera(view, right), o);
  const v = subtract(toCamera(view, left), o);
  const middle = Math.max(NEAR, o[2] + (u[2] + v[2]) / 2);
  if ((Math.hypot(...high) * view.focal) / middle < SMALLEST) return;
  const [centerX, centerY] = [view.width / 2, view.height / 2];
  const range = view.focal / middle > NEARBY * (view.height / 720) ? 'near' : 'far';
  const across = (s: number, t: number): number => {
    const depth = Math.max(NEAR, o[2] + u[2] * s + v[2] * t);
    return centerX + ((o[0] + u[0] * s + v[0] * t) * view.focal) / depth;
  };
  for (const { color, spans, seen } of inlays) {
    const [first] = spans;
    if (first === undefined || (seen !== undefined && seen !== range)) continue;
    const end = spans.at(-1) ?? first;
    const [x0, x1] = [across(first[0], first[2]), across(end[1], end[2])];
    if (Math.max(x0, x1) < 0 || Math.min(x0, x1) > view.width) continue;
    const at = add(origin, add(scale(wide, (first[0] + end[1]) / 2), scale(high, first[2])));
    const paint = solid(throughAir(light, shade(light, color, normal, at), middle));
    const outline = outlineOn(layer);
    for (const [a, b, low, top] of spans) {
      // A rectangle that reaches behind the camera is left out: it is far off the picture's side.
      const depths = o[2] + Math.min(u[2] * a, u[2] * b) + Math.min(v[2] * low, v[2] * top);
      if (depths < NEAR) continue;
      const [x0, y0, z0] = [o[0] + v[0] * low, o[1] + v[1] * low, o[2] + v[2] * low];
      const [x1, y1, z1] = [o[0] + v[0] * top, o[1] + v[1] * top, o[2] + v[2] * top];
      const lowerLeft = view.focal / (z0 + u[2] * a);
      const lowerRight = view.focal / (z0 + u[2] * b);
      const upperRight = view.focal / (z1 + u[2] * b);
      const upperLeft = view.focal / (z1 + u[2] * a);
      outline.quad(
        centerX + (x0 + u[0] * a) * lowerLeft,
        centerY - (y0 + u[1] * a) * lowerLeft,
        centerX + (x0 + u[0] * b) * lowerRight,
        centerY - (y0 + u[1] * b) * lowerRight,
        centerX + (x1 + u[0] * b) * upperRight,
        centerY - (y1 + u[1] * b) * upperRight,
        centerX + (x1 + u[0] * a) * upperLeft,
        centerY - (y1 + u[1] * a) * upperLeft,
      );
    }
    fillOutline(layer, paint);
  }
}
