import type { SKRSContext2D } from '@napi-rs/canvas';
import { css } from './color.ts';
import { project } from './lens.ts';
import type { View } from './lens.ts';
import { hash } from './noise.ts';
import type { Opening } from './pieces/piece.ts';
import { dot, lerp, subtract } from './vector.ts';

/** Drops on a pane. */
const DROPS = 22;

/** Draws rain that runs down the outside of a window, seen from within. */
export function drawPaneRain(
  brush: SKRSContext2D,
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
  brush.beginPath();
  for (let drop = 0; drop < DROPS; drop += 1) {
    const speed = 0.12 + 0.5 * hash(seed, drop, 1) ** 2;
    const v = 1 - ((hash(seed, drop, 2) + seconds * speed) % 1);
    // A drop runs aside now and then, as it meets another.
    const u = 0.03 + 0.94 * hash(seed, drop, 3) + 0.012 * Math.sin(v * 14 + drop);
    const long = 0.03 + 0.1 * hash(seed, drop, 4);
    brush.moveTo(...at(u, Math.min(1, v + long)));
    brush.lineTo(...at(u + 0.004, v));
  }
  brush.lineWidth = Math.max(0.8, Math.hypot(d.x - a.x, d.y - a.y) * 0.006);
  brush.lineCap = 'round';
  brush.strokeStyle = css(
    [0.6 + color[0] * 0.4, 0.66 + color[1] * 0.34, 0.74 + color[2] * 0.26],
    0.4,
  );
  brush.stroke();
}
