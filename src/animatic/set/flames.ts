import { billboardAt } from '../figures/billboard.ts';
import type { View } from '../lens/lens.ts';
import { drift } from '../noise.ts';
import type { Flame } from '../pieces/piece.ts';
import { fillOutline, outlineOn } from '../raster/fill.ts';
import type { Layer } from '../raster/layer.ts';
import { solid } from '../raster/paint.ts';

const LAYERS = [
  { paint: solid([0.84, 0.24, 0.08], 0.85), size: 1 },
  { paint: solid([0.97, 0.54, 0.13], 0.9), size: 0.72 },
  { paint: solid([1, 0.89, 0.54], 0.95), size: 0.42 },
] as const;

/** Draws a fire: tongues that lick, three colours deep. */
export function drawFlame(
  layer: Layer,
  view: View,
  flame: Flame,
  seconds: number,
  seed: number,
): void {
  const board = billboardAt(view, flame.at, flame.height);
  if (board === undefined) return;
  const wide = board.across * flame.width * 0.5;
  const high = board.upward * flame.height;
  for (const [depth, { paint, size }] of LAYERS.entries()) {
    for (const tongue of [-0.5, 0, 0.5]) {
      const lick = drift(seed + depth * 7 + tongue * 10, seconds * 5.5);
      const top = high * size * (0.62 + 0.55 * lick) * (1 - Math.abs(tongue) * 0.5);
      const lean = (drift(seed + 3 + tongue * 4, seconds * 3.1) - 0.5) * wide * 0.8;
      const x = board.x + tongue * wide * size;
      const half = wide * 0.55 * size;
      const shape = outlineOn(layer).from(x - half, board.y);
      shape.curve(
        x - half * 1.1,
        board.y - top * 0.5,
        x + lean * 0.3,
        board.y - top * 0.6,
        x + lean,
        board.y - top,
      );
      shape.curve(
        x + lean * 0.5 + half * 0.5,
        board.y - top * 0.6,
        x + half * 1.1,
        board.y - top * 0.45,
        x + half,
        board.y,
      );
      shape.close();
      fillOutline(layer, paint);
    }
  }
}
