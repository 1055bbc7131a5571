import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, css, mix, WHITE } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { clamp } from '../solids/vector.ts';
import type { Eyewear } from './accessories.ts';
import { EYE, spot } from './face-spot.ts';
import { fillRound, flat, tone } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import type { Head } from './head.ts';

/** How much of a head's turn still shows what is on its face. */
const TURNED = -0.55;

/** Draws what is worn over the eyes, over the face and its hair. */
export function drawFaceWear(brush: SKRSContext2D, light: FigureLight, head: Head): void {
  const { eyewear } = head.look.accessories;
  if (eyewear === undefined) return;
  const isSeen = Math.cos(head.yaw) > TURNED;
  brush.save();
  brush.translate(0, -clamp(head.pitch, -0.5, 0.6) * 0.42);
  brush.translate(0, eyewear.up ? 0.5 : 0);
  if (eyewear.kind === 'goggles') drawGoggles(brush, light, head, eyewear.color, isSeen);
  else if (isSeen) drawLenses(brush, light, head, eyewear);
  brush.restore();
}

/** A mask from the bridge of the nose to under the chin, its bands to the ears. */
export function drawMask(brush: SKRSContext2D, light: FigureLight, head: Head): void {
  const { mask: color } = head.look.accessories;
  if (color === undefined) return;
  const left = spot(head, -0.98, 0.72);
  const right = spot(head, 0.98, 0.72);
  const nose = spot(head, 0, 0.94);
  const chin = spot(head, 0, 0.78);
  const [from, to] = [Math.min(left.x, right.x), Math.max(left.x, right.x)];
  brush.beginPath();
  brush.moveTo(from, -0.12);
  brush.quadraticCurveTo((from + nose.x) / 2, -0.02, nose.x, 0.0);
  brush.quadraticCurveTo((to + nose.x) / 2, -0.02, to, -0.12);
  brush.bezierCurveTo(to, -0.55, chin.x + 0.5, -1.02, chin.x, -1.06);
  brush.bezierCurveTo(chin.x - 0.5, -1.02, from, -0.55, from, -0.12);
  brush.closePath();
  fillRound(brush, light, color, { from: [from, -0.4], to: [to, -0.4] });
  if (head.pixels < 14) return;
  brush.lineWidth = 0.025;
  brush.strokeStyle = flat(light, brighten(color, 0.78));
  brush.beginPath();
  for (const y of [-0.3, -0.52, -0.72]) {
    brush.moveTo(from + 0.12, y);
    brush.quadraticCurveTo(nose.x, y - 0.08, to - 0.12, y);
  }
  brush.stroke();
}

function drawGoggles(
  brush: SKRSContext2D,
  light: FigureLight,
  head: Head,
  color: Color,
  isSeen: boolean,
): void {
  brush.beginPath();
  brush.roundRect(-0.83, -0.07, 1.66, 0.2, 0.05);
  fillRound(brush, light, [0.12, 0.12, 0.14], { from: [-0.83, 0], to: [0.83, 0] });
  if (!isSeen) return;
  const [left, right] = [spot(head, -0.72, 0.86), spot(head, 0.72, 0.86)];
  const nose = spot(head, 0, 1);
  const [from, to] = [Math.min(left.x, right.x), Math.max(left.x, right.x)];
  const frame = (grow: number): void => {
    brush.beginPath();
    brush.moveTo(from - grow, 0.06);
    brush.bezierCurveTo(from - grow, 0.32 + grow, to + grow, 0.32 + grow, to + grow, 0.06);
    brush.bezierCurveTo(
      to + grow,
      -0.22 - grow,
      nose.x + 0.2,
      -0.3 - grow,
      nose.x + 0.08,
      -0.1 - grow,
    );
    brush.quadraticCurveTo(nose.x, -0.02 - grow, nose.x - 0.08, -0.1 - grow);
    brush.bezierCurveTo(nose.x - 0.2, -0.3 - grow, from - grow, -0.22 - grow, from - grow, 0.06);
    brush.closePath();
  };
  frame(0.07);
  fillRound(brush, light, [0.14, 0.14, 0.16], { from: [from, 0], to: [to, 0.1] });
  frame(0);
  fillRound(brush, light, color, { from: [from, 0.1], to: [to, 0] });
  gleam(brush, light, head, color, [from + 0.16, 0.08], [from + 0.5, 0.2]);
}

function drawLenses(
  brush: SKRSContext2D,
  light: FigureLight,
  head: Head,
  { kind, color }: Eyewear,
): void {
  brush.lineWidth = 0.05;
  brush.strokeStyle = flat(light, [0.1, 0.09, 0.09]);
  const sides = kind === 'patch' ? [1] : [-1, 1];
  for (const side of sides) {
    const { x, wide } = spot(head, side * EYE, 0.84);
    if (wide < 0.15) continue;
    brush.beginPath();
    brush.ellipse(x, 0.0, 0.27 * wide, 0.21, 0, 0, Math.PI * 2);
    fillRound(brush, light, color, { from: [x - 0.27 * wide, 0], to: [x + 0.27 * wide, 0.1] });
    if (kind === 'sunglasses')
      gleam(brush, light, head, color, [x - 0.1 * wide, 0.02], [x + 0.06 * wide, 0.12]);
  }
  brush.beginPath();
  if (kind === 'patch') {
    const [high, low] = [spot(head, -0.8, 0.8), spot(head, EYE, 0.84)];
    brush.moveTo(high.x, 0.5);
    brush.lineTo(low.x, 0.06);
  } else {
    const [left, right] = [spot(head, -0.14, 0.84), spot(head, 0.14, 0.84)];
    brush.moveTo(left.x, 0.06);
    brush.lineTo(right.x, 0.06);
  }
  brush.stroke();
}

/** The sky in a lens. */
function gleam(
  brush: SKRSContext2D,
  light: FigureLight,
  { pixels }: Head,
  color: Color,
  from: readonly [number, number],
  to: readonly [number, number],
): void {
  if (pixels < 14) return;
  brush.beginPath();
  brush.moveTo(...from);
  brush.lineTo(...to);
  brush.lineWidth = 0.06;
  brush.strokeStyle = css(mix(tone(light, color, 0, 0.3), WHITE, 0.45), 0.8);
  brush.stroke();
}
