import { project } from '../lens/lens.ts';
import type { View } from '../lens/lens.ts';
import { hash } from '../noise.ts';
import type { Opening } from '../pieces/piece.ts';
import { fillOutline, outlineOn } from '../raster/fill.ts';
import type { Layer } from '../raster/layer.ts';
import { solid } from '../raster/paint.ts';
import { dot, lerp, subtract } from '../solids/vector.ts';

/** Drops on a pane. */
const DROPS = 22;

/** Draws rain that runs down the outside of a window, seen from within. */
export function drawPaneRain(
  layer: Layer,
  view: View,
  { corners, normal, color }: Opening,
  seconds: number,
  seed: number,
): void {
  if (dot(normal, subtract(view.position, corners[0])) <= 0) return;
  const [a, b, c, d] = corners.map((corner) => project(view, corner));
  if (a === undefined || b === undefined || c === undefined || d === undefined) return;
  const at = (u: number, v: number): readonly [number, number] => [
    lerp(lerp(a.x, b.x, u), lerp(d.x, c.x, u), v),
    lerp(lerp(a.y, b.y, u), lerp(d.y, c.y, u), v),
  ];
  const wide = Math.max(0.8, Math.hypot(d.x - a.x, d.y - a.y) * 0.006);
  const drops = outlineOn(layer);
  for (let drop = 0; drop < DROPS; drop += 1) {
    const speed = 0.12 + 0.5 * hash(seed, drop, 1) ** 2;
    const v = 1 - ((hash(seed, drop, 2) + seconds * speed) % 1);
    // A drop runs aside now and then, as it meets another.
    const u = 0.03 + 0.94 * hash(seed, drop, 3) + 0.012 * Math.sin(v * 14 + drop);
    const long = 0.03 + 0.1 * hash(seed, drop, 4);
    const [fromX, fromY] = at(u, Math.min(1, v + long));
    const [toX, toY] = at(u + 0.004, v);
    drops
      .from(fromX - wide / 2, fromY)
      .to(fromX + wide / 2, fromY)
      .to(toX + wide / 2, toY)
      .to(toX - wide / 2, toY)
      .close();
  }
  const rain = [0.6 + color[0] * 0.4, 0.66 + color[1] * 0.34, 0.74 + color[2] * 0.26] as const;
  fillOutline(layer, solid(rain, 0.4));
}
