import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, css, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { clamp } from '../solids/vector.ts';
import { drawEye } from './eyes.ts';
import { drawMask } from './face-wear.ts';
import { EYE, spot } from './face-spot.ts';
import { flat, tone } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import type { Head } from './head.ts';
import { drawBeard, drawMouth } from './mouth.ts';
import { drawNose } from './nose.ts';

/** Draws the features of a face that looks more or less at the camera. */
export function drawFace(brush: SKRSContext2D, light: FigureLight, head: Head): void {
  brush.save();
  // Features slide down as the head bows, and up as it rises.
  brush.translate(0, -clamp(head.pitch, -0.5, 0.6) * 0.42);
  drawBlush(brush, light, head);
  for (const side of [-1, 1] as const) drawEye(brush, light, head, side);
  drawNose(brush, light, head);
  drawMouth(brush, light, head);
  drawBeard(brush, light, head);
  for (const side of [-1, 1] as const) drawBrow(brush, light, head, side);
  if (head.look.old) drawLines(brush, light, head);
  drawMask(brush, light, head);
  if (head.look.glasses) drawGlasses(brush, light, head);
  brush.restore();
}

function drawBlush(brush: SKRSContext2D, light: FigureLight, head: Head): void {
  if (head.pixels < 18) return;
  for (const side of [-1, 1]) {
    const { x, wide } = spot(head, side * 0.62, 0.66);
    if (wide < 0.2) continue;
    brush.save();
    brush.translate(x, -0.24);
    brush.scale(wide, 0.72);
    const blush = brush.createRadialGradient(0, 0, 0, 0, 0, 0.27);
    const color = mix(tone(light, head.look.skin, x, 0), [0.82, 0.3, 0.26], 0.5);
    blush.addColorStop(0, css(color, head.child || head.look.feminine ? 0.42 : 0.24));
    blush.addColorStop(1, css(color, 0));
    brush.fillStyle = blush;
    brush.fillRect(-0.3, -0.3, 0.6, 0.6);
    brush.restore();
  }
}

function drawBrow(brush: SKRSContext2D, light: FigureLight, head: Head, side: -1 | 1): void {
  const inner = spot(head, side * 0.2);
  const outer = spot(head, side * 0.68);
  if (inner.wide < 0.1 && outer.wide < 0.1) return;
  const { raise, worry } = head.expression;
  const base = (head.child ? 0.19 : 0.215) + raise * 0.075;
  const innerY = base + worry * 0.075;
  const outerY = base - 0.045 - worry * 0.03;
  const middleY = base + 0.045;
  const thick = head.look.feminine || head.child ? 0.05 : 0.078;
  const middle = (inner.x + outer.x) / 2;
  brush.beginPath();
  brush.moveTo(inner.x, innerY - thick * 0.4);
  brush.quadraticCurveTo(middle, middleY - thick * 0.4, outer.x, outerY);
  brush.quadraticCurveTo(middle, middleY + thick * 0.75, inner.x, innerY + thick * 0.6);
  brush.closePath();
  const hair: Color = head.look.cut === 'bald' ? [0.3, 0.24, 0.2] : brighten(head.look.hair, 0.8);
  brush.fillStyle = flat(light, hair, 0, 0.2);
  brush.fill();
}

/** The lines that age draws: beside the nose, under the eyes, across the brow. */
function drawLines(brush: SKRSContext2D, light: FigureLight, head: Head): void {
  if (head.pixels < 20) return;
  brush.lineWidth = 0.018;
  brush.strokeStyle = flat(light, brighten(head.look.skin, 0.7));
  brush.beginPath();
  for (const side of [-1, 1]) {
    const nose = spot(head, side * 0.26, 0.74);
    const cheek = spot(head, side * 0.5, 0.7);
    const eye = spot(head, side * 0.42, 0.72);
    if (eye.wide < 0.2) continue;
    brush.moveTo(nose.x, -0.28);
    brush.quadraticCurveTo(cheek.x, -0.4, cheek.x, -0.6);
    brush.moveTo(eye.x - 0.12 * eye.wide, -0.11);
    brush.quadraticCurveTo(eye.x, -0.17, eye.x + 0.13 * eye.wide, -0.1);
  }
  const [from, to] = [spot(head, -0.42, 0.7), spot(head, 0.42, 0.7)];
  brush.moveTo(from.x, 0.43);
  brush.quadraticCurveTo((from.x + to.x) / 2, 0.47, to.x, 0.43);
  brush.stroke();
}

function drawGlasses(brush: SKRSContext2D, light: FigureLight, head: Head): void {
  brush.lineWidth = 0.04;
  brush.strokeStyle = flat(light, [0.12, 0.1, 0.1]);
  brush.beginPath();
  for (const side of [-1, 1]) {
    const { x, wide } = spot(head, side * EYE, 0.8);
    if (wide < 0.15) continue;
    brush.moveTo(x + 0.25 * wide, 0.01);
    brush.ellipse(x, 0.01, 0.25 * wide, 0.2, 0, 0, Math.PI * 2);
  }
  const [left, right] = [spot(head, -0.12, 0.82), spot(head, 0.12, 0.82)];
  brush.moveTo(left.x, 0.06);
  brush.lineTo(right.x, 0.06);
  brush.stroke();
}
