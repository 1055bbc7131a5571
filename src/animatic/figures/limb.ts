import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Color } from '../color.ts';
import { fillRound } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import type { Joint, Limb } from './skeleton.ts';

/** Draws a round, tapering bone between two points. */
export function drawBone(
  brush: SKRSContext2D,
  light: FigureLight,
  color: Color,
  from: Pick<Joint, 'x' | 'y'>,
  to: Pick<Joint, 'x' | 'y'>,
  widths: readonly [from: number, to: number],
): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const [a, b] = widths;
  brush.beginPath();
  brush.arc(from.x, from.y, a, angle + Math.PI / 2, angle - Math.PI / 2);
  brush.arc(to.x, to.y, b, angle - Math.PI / 2, angle + Math.PI / 2);
  brush.closePath();
  const wide = Math.max(a, b);
  const [nx, ny] = [-Math.sin(angle) * wide, Math.cos(angle) * wide];
  const middle = [(from.x + to.x) / 2, (from.y + to.y) / 2] as const;
  fillRound(brush, light, color, {
    from: [middle[0] - nx, middle[1] - ny],
    to: [middle[0] + nx, middle[1] + ny],
  });
}

/** Draws a limb, the farther of its two bones first. */
export function drawLimb(
  brush: SKRSContext2D,
  light: FigureLight,
  color: Color,
  limb: Limb,
  widths: readonly [root: number, middle: number, end: number],
  lowerColor: Color = color,
): void {
  const upper = (): void =>
    drawBone(brush, light, color, limb.root, limb.middle, [widths[0], widths[1]]);
  const lower = (): void =>
    drawBone(brush, light, lowerColor, limb.middle, limb.end, [widths[1] * 0.97, widths[2]]);
  if (limb.end.near < limb.root.near) {
    lower();
    upper();
  } else {
    upper();
    lower();
  }
}

/** A hand at the end of an arm: a palm along the forearm, and a thumb. */
export function drawHand(
  brush: SKRSContext2D,
  light: FigureLight,
  skin: Color,
  arm: Limb,
  size: number,
): void {
  const angle = Math.atan2(arm.end.y - arm.middle.y, arm.end.x - arm.middle.x);
  brush.save();
  brush.translate(arm.end.x, arm.end.y);
  brush.rotate(angle);
  brush.beginPath();
  brush.moveTo(-size * 0.5, -size * 0.52);
  brush.bezierCurveTo(size * 0.4, -size * 0.85, size * 1.5, -size * 0.6, size * 1.9, -size * 0.1);
  brush.bezierCurveTo(size * 1.8, size * 0.5, size * 0.6, size * 0.75, -size * 0.5, size * 0.52);
  brush.closePath();
  brush.moveTo(size * 0.1, size * 0.3);
  brush.bezierCurveTo(size * 0.4, size * 1.1, size * 0.95, size * 1.05, size * 1.1, size * 0.8);
  brush.bezierCurveTo(size * 0.9, size * 0.7, size * 0.7, size * 0.4, size * 0.5, size * 0.2);
  brush.closePath();
  brush.restore();
  fillRound(
    brush,
    light,
    skin,
    {
      from: [arm.end.x - size, arm.end.y - size],
      to: [arm.end.x + size, arm.end.y + size],
    },
    0.7,
  );
}

/** A shoe under an ankle; `ahead` is how far right its toe points on the picture, -1 to 1. */
export function drawShoe(
  brush: SKRSContext2D,
  light: FigureLight,
  color: Color,
  ankle: Joint,
  ahead: number,
  towards: boolean,
): void {
  const toe = ahead * 0.075;
  const base = ankle.y - 0.032 - (towards ? 0.006 : 0);
  brush.beginPath();
  brush.moveTo(ankle.x - 0.026, ankle.y + 0.012);
  brush.lineTo(ankle.x + 0.026, ankle.y + 0.012);
  brush.bezierCurveTo(
    ankle.x + 0.03 + Math.max(0, toe),
    ankle.y,
    ankle.x + 0.034 + Math.max(0, toe),
    base + 0.008,
    ankle.x + 0.03 + Math.max(0, toe),
    base,
  );
  brush.lineTo(ankle.x - 0.03 + Math.min(0, toe), base);
  brush.bezierCurveTo(
    ankle.x - 0.034 + Math.min(0, toe),
    base + 0.008,
    ankle.x - 0.03 + Math.min(0, toe),
    ankle.y,
    ankle.x - 0.026,
    ankle.y + 0.012,
  );
  brush.closePath();
  fillRound(
    brush,
    light,
    color,
    {
      from: [ankle.x, base - 0.01],
      to: [ankle.x, ankle.y + 0.03],
    },
    0.7,
  );
}
