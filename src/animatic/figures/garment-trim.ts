import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten } from '../color/color.ts';
import { lerp } from '../solids/vector.ts';
import { fillRound, flat } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import type { Look } from './look.ts';
import type { Skeleton } from './skeleton.ts';

/** Draws bands that shine around the trunk, within the path of the garment. */
export function drawBands(
  brush: SKRSContext2D,
  light: FigureLight,
  { accessories: { bands } }: Look,
  { chest, hips }: Skeleton,
  [hem, wide]: readonly [number, number],
): void {
  if (bands === undefined) return;
  brush.save();
  brush.clip();
  for (const [x, y] of [
    [lerp(hips.x, chest.x, 0.55), lerp(hips.y, chest.y, 0.5)],
    [hips.x, hem + 0.035],
  ] as const) {
    brush.beginPath();
    brush.rect(x - wide, y - 0.014, wide * 2, 0.028);
    fillRound(brush, light, brighten(bands, 1.25), {
      from: [x - wide * 0.6, y],
      to: [x + wide * 0.6, y],
    });
  }
  brush.restore();
}

/** Draws a tie from the collar down, and a badge on the chest. */
export function drawTieAndBadge(
  brush: SKRSContext2D,
  light: FigureLight,
  { accessories: { tie, badge }, garment }: Look,
  [x, top]: readonly [number, number],
  shift: number,
  open: number,
): void {
  if (tie !== undefined) {
    const long = garment === 'shirt' ? 0.24 : 0.105;
    brush.beginPath();
    brush.moveTo(x - shift * 0.6 - 0.012 * open, top + 0.016);
    brush.lineTo(x - shift * 0.6 + 0.012 * open, top + 0.016);
    brush.lineTo(x + 0.006 * open, top - 0.004);
    brush.lineTo(x + 0.016 * open, top - long + 0.012);
    brush.lineTo(x, top - long);
    brush.lineTo(x - 0.016 * open, top - long + 0.012);
    brush.lineTo(x - 0.006 * open, top - 0.004);
    brush.closePath();
    fillRound(brush, light, tie, { from: [x - 0.02, top], to: [x + 0.02, top] });
  }
  if (!badge || open < 0.3) return;
  const at = x + 0.05 * open;
  brush.beginPath();
  for (let point = 0; point < 12; point += 1) {
    const reach = point % 2 === 0 ? 0.017 : 0.0085;
    const angle = (point / 12) * Math.PI * 2;
    brush.lineTo(at + Math.sin(angle) * reach * open, top - 0.085 + Math.cos(angle) * reach);
  }
  brush.closePath();
  brush.fillStyle = flat(light, [0.86, 0.74, 0.42], 0.3, 0.4);
  brush.fill();
}
