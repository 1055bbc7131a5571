import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { fillRound, flat } from './figure-light.ts';
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

/** Fingers are told apart in a hand of so many pixels. */
const FINGERS = 16;

/** A hand at the end of an arm: a palm along the forearm, fingers a little bent, and a thumb. */
export function drawHand(
  brush: SKRSContext2D,
  light: FigureLight,
  skin: Color,
  arm: Limb,
  size: number,
  pixels: number,
): void {
  const angle = Math.atan2(arm.end.y - arm.middle.y, arm.end.x - arm.middle.x);
  // The thumb is on the side that looks up, as one holds things.
  const up = Math.cos(angle) >= 0 ? 1 : -1;
  brush.save();
  brush.translate(arm.end.x, arm.end.y);
  brush.rotate(angle);
  brush.scale(1, up);
  const s = size;
  brush.beginPath();
  brush.moveTo(-s * 0.3, -s * 0.42);
  brush.bezierCurveTo(s * 0.3, -s * 0.72, s * 1.1, -s * 0.72, s * 1.85, -s * 0.5);
  brush.quadraticCurveTo(s * 2.3, -s * 0.3, s * 2.12, s * 0.06);
  brush.bezierCurveTo(s * 1.8, s * 0.36, s * 1.1, s * 0.55, s * 0.7, s * 0.55);
  brush.quadraticCurveTo(s * 0.2, s * 0.6, -s * 0.3, s * 0.42);
  brush.closePath();
  brush.moveTo(s * 0.6, s * 0.2);
  brush.quadraticCurveTo(s * 0.8, s * 0.45, s * 1.1, s * 0.56);
  brush.quadraticCurveTo(s * 1.42, s * 0.66, s * 1.36, s * 0.86);
  brush.bezierCurveTo(s * 1.05, s * 1.08, s * 0.5, s * 0.95, s * 0.15, s * 0.35);
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
  if (size * pixels < FINGERS) return;
  brush.save();
  brush.translate(arm.end.x, arm.end.y);
  brush.rotate(angle);
  brush.scale(1, up);
  brush.beginPath();
  for (const finger of [-0.28, -0.06, 0.16]) {
    brush.moveTo(s * 1.15, s * finger * 1.15);
    brush.quadraticCurveTo(s * 1.6, s * finger * 1.1, s * 2, s * (finger - 0.04));
  }
  brush.lineWidth = size * 0.07;
  brush.strokeStyle = flat(light, brighten(skin, 0.7));
  brush.stroke();
  brush.restore();
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
