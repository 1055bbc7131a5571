import type { SKRSContext2D } from '@napi-rs/canvas';
import { billboardAt } from './figures/billboard.ts';
import type { View } from './lens.ts';
import { drift } from './noise.ts';
import type { Flame } from './pieces/piece.ts';

const LAYERS = [
  { color: 'rgba(214,62,20,0.85)', size: 1 },
  { color: 'rgba(248,138,32,0.9)', size: 0.72 },
  { color: 'rgba(255,226,138,0.95)', size: 0.42 },
] as const;

/** Draws a fire: tongues that lick, three colours deep. */
export function drawFlame(
  brush: SKRSContext2D,
  view: View,
  flame: Flame,
  seconds: number,
  seed: number,
): void {
  const board = billboardAt(view, flame.at, flame.height);
  if (board === undefined) return;
  const wide = board.across * flame.width * 0.5;
  const high = board.upward * flame.height;
  for (const [layer, { color, size }] of LAYERS.entries()) {
    for (const tongue of [-0.5, 0, 0.5]) {
      const lick = drift(seed + layer * 7 + tongue * 10, seconds * 5.5);
      const top = high * size * (0.62 + 0.55 * lick) * (1 - Math.abs(tongue) * 0.5);
      const lean = (drift(seed + 3 + tongue * 4, seconds * 3.1) - 0.5) * wide * 0.8;
      const x = board.x + tongue * wide * size;
      const half = wide * 0.55 * size;
      brush.beginPath();
      brush.moveTo(x - half, board.y);
      brush.bezierCurveTo(
        x - half * 1.1,
        board.y - top * 0.5,
        x + lean * 0.3,
        board.y - top * 0.6,
        x + lean,
        board.y - top,
      );
      brush.bezierCurveTo(
        x + lean * 0.5 + half * 0.5,
        board.y - top * 0.6,
        x + half * 1.1,
        board.y - top * 0.45,
        x + half,
        board.y,
      );
      brush.closePath();
      brush.fillStyle = color;
      brush.fill();
    }
  }
}
