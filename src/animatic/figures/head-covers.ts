import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, css, mix, WHITE } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { fillRound, flat } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';

/** A scarf over the hair, tied under the chin. */
export function drawHeadscarf(
  brush: SKRSContext2D,
  light: FigureLight,
  color: Color,
  side: number,
  front: number,
): void {
  brush.beginPath();
  brush.moveTo(0, 1.2);
  brush.bezierCurveTo(0.62, 1.2, 0.96, 0.72, 0.92, 0.02);
  brush.bezierCurveTo(0.9, -0.5, 0.72, -0.9, 0.42, -1.18);
  brush.lineTo(-0.42, -1.18);
  brush.bezierCurveTo(-0.72, -0.9, -0.9, -0.5, -0.92, 0.02);
  brush.bezierCurveTo(-0.96, 0.72, -0.62, 1.2, 0, 1.2);
  if (front > -0.25) {
    // The face, seen the wrong way round so that it shows through.
    const wide = 0.62 * Math.max(0.42, front);
    brush.ellipse(side * 0.42, -0.16, wide, 0.8, 0, 0, Math.PI * 2);
  }
  brush.closePath();
  fillRound(brush, light, color, { from: [-0.95, 0.3], to: [0.95, 0.3] });
  if (front < 0) return;
  // The knot, and its two ends.
  brush.beginPath();
  brush.ellipse(side * 0.4, -1.06, 0.15, 0.11, 0, 0, Math.PI * 2);
  brush.moveTo(side * 0.4, -1.06);
  brush.lineTo(side * 0.4 + 0.26, -1.5);
  brush.lineTo(side * 0.4 + 0.04, -1.44);
  brush.lineTo(side * 0.4 - 0.2, -1.52);
  brush.closePath();
  fillRound(brush, light, brighten(color, 0.86), { from: [-0.4, -1.2], to: [0.5, -1.2] });
}

/** Knitted cloth over the whole head, with a slit for the eyes. */
export function drawBalaclava(
  brush: SKRSContext2D,
  light: FigureLight,
  color: Color,
  side: number,
  front: number,
): void {
  brush.beginPath();
  brush.moveTo(0, 1.16);
  brush.bezierCurveTo(0.6, 1.16, 0.9, 0.7, 0.86, 0.05);
  brush.bezierCurveTo(0.84, -0.6, 0.6, -1.1, 0.44, -1.3);
  brush.lineTo(-0.44, -1.3);
  brush.bezierCurveTo(-0.6, -1.1, -0.84, -0.6, -0.86, 0.05);
  brush.bezierCurveTo(-0.9, 0.7, -0.6, 1.16, 0, 1.16);
  if (front > -0.1) {
    const wide = 0.64 * Math.max(0.35, front);
    brush.ellipse(side * 0.42, 0.02, wide, 0.27, 0, 0, Math.PI * 2);
  }
  brush.closePath();
  fillRound(brush, light, color, { from: [-0.9, 0.3], to: [0.9, 0.3] });
}

/** A helmet all around the head with glass before the face, a ring at its neck. */
export function drawBubble(
  brush: SKRSContext2D,
  light: FigureLight,
  color: Color,
  side: number,
  front: number,
): void {
  brush.beginPath();
  brush.arc(0, 0.1, 1.38, 0, Math.PI * 2);
  if (front > -0.3) {
    const wide = 1.02 * Math.max(0.5, front);
    brush.ellipse(side * 0.5, 0.08, wide, 0.98, 0, 0, Math.PI * 2, true);
  }
  brush.closePath();
  fillRound(brush, light, color, { from: [-1.38, 0.3], to: [1.38, 0.3] });
  brush.beginPath();
  brush.roundRect(-1.1, -1.46, 2.2, 0.34, 0.14);
  fillRound(brush, light, brighten(color, 0.72), { from: [-1.1, -1.3], to: [1.1, -1.3] });
  if (front <= -0.3) return;
  const wide = 1.02 * Math.max(0.5, front);
  brush.beginPath();
  brush.ellipse(side * 0.5, 0.08, wide, 0.98, 0, 0, Math.PI * 2);
  brush.fillStyle = css([0.55, 0.7, 0.85], 0.16);
  brush.fill();
  brush.lineWidth = 0.07;
  brush.strokeStyle = flat(light, brighten(color, 0.55));
  brush.stroke();
  brush.beginPath();
  brush.ellipse(
    side * 0.5 - wide * 0.12,
    0.12,
    wide * 0.74,
    0.74,
    0,
    Math.PI * 0.62,
    Math.PI * 0.92,
  );
  brush.lineWidth = 0.1;
  brush.lineCap = 'round';
  brush.strokeStyle = css(mix([0.8, 0.88, 0.95], WHITE, 0.5), 0.6);
  brush.stroke();
}

export function drawCrown(
  brush: SKRSContext2D,
  light: FigureLight,
  color: Color,
  side: number,
): void {
  const points = 5;
  brush.beginPath();
  brush.moveTo(-0.76, 0.56);
  for (let point = 0; point < points; point += 1) {
    const x = -0.8 + (1.6 * point) / (points - 1);
    brush.lineTo(x + side * 0.04, 1.28);
    if (point < points - 1) brush.lineTo(x + 0.2, 0.9);
  }
  brush.lineTo(0.76, 0.56);
  brush.quadraticCurveTo(0, 0.42, -0.76, 0.56);
  brush.closePath();
  fillRound(brush, light, color, { from: [-0.8, 0.8], to: [0.8, 0.8] });
}
