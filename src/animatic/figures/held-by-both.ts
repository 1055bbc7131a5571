import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten } from '../color/color.ts';
import { fillRound, flat } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import type { Held } from './held.ts';
import type { Limb } from './skeleton.ts';

/** How far apart two hands are that hold one page, in shares of the height. */
const ONE_PAGE = 0.19;

/** Whether somebody has both hands on something: on a box, and on a page as who reads it. */
export function isHeldByBoth({ kind }: Held, [right, left]: readonly [Limb, Limb]): boolean {
  if (kind === 'box') return true;
  const [x, y] = [right.end.x - left.end.x, right.end.y - left.end.y];
  return (kind === 'sheet' || kind === 'book') && Math.abs(x) < ONE_PAGE && Math.abs(y) < 0.06;
}

/** Draws what both hands hold, in front of the body. */
export function drawHeldByBoth(
  brush: SKRSContext2D,
  light: FigureLight,
  held: Held,
  hands: readonly [right: Limb, left: Limb],
): void {
  if (held.kind === 'box') drawBox(brush, light, held, hands);
  else drawPage(brush, light, held, hands);
}

/** Draws a page or a book between two hands, in front of the body. */
function drawPage(
  brush: SKRSContext2D,
  light: FigureLight,
  { kind, color }: Held,
  [right, left]: readonly [Limb, Limb],
): void {
  const [x, y] = [(right.end.x + left.end.x) / 2, (right.end.y + left.end.y) / 2];
  const half = Math.max(0.03, Math.abs(right.end.x - left.end.x) * 0.5 + 0.012);
  const across = { from: [x - half, y] as const, to: [x + half, y] as const };
  brush.beginPath();
  brush.rect(x - half, y - 0.03, half * 2, kind === 'book' ? 0.1 : 0.13);
  fillRound(brush, light, color, across, 0.5);
  if (kind !== 'book') return;
  brush.fillStyle = flat(light, brighten(color, 0.66));
  brush.fillRect(x - 0.006, y - 0.03, 0.012, 0.1);
}

/** Draws a box between two hands, in front of the body. */
function drawBox(
  brush: SKRSContext2D,
  light: FigureLight,
  { color }: Held,
  [right, left]: readonly [Limb, Limb],
): void {
  const x = (right.end.x + left.end.x) / 2;
  const y = (right.end.y + left.end.y) / 2;
  const half = Math.max(0.06, Math.abs(right.end.x - left.end.x) * 0.55);
  brush.beginPath();
  brush.rect(x - half, y - 0.045, half * 2, 0.11);
  fillRound(brush, light, color, { from: [x - half, y], to: [x + half, y + 0.02] }, 0.6);
  brush.beginPath();
  brush.moveTo(x - half, y + 0.065);
  brush.lineTo(x - half * 0.8, y + 0.095);
  brush.lineTo(x + half * 0.8, y + 0.095);
  brush.lineTo(x + half, y + 0.065);
  brush.closePath();
  fillRound(
    brush,
    light,
    brighten(color, 1.12),
    { from: [x - half, y + 0.1], to: [x + half, y + 0.1] },
    0.4,
  );
  brush.fillStyle = flat(light, brighten(color, 0.7));
  brush.fillRect(x - 0.012, y - 0.045, 0.024, 0.11);
}
