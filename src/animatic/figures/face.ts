import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, css, mix } from '../color.ts';
import type { Color } from '../color.ts';
import { clamp } from '../vector.ts';
import { fillRound, flat, tone } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import type { Head } from './head.ts';

/** The angle at which an eye sits from the middle of the face, radians. */
const EYE = 0.42;

/** A spot of the face at an angle from its middle: where it is, and how much it is foreshortened. */
function spot(head: Head, angle: number, radius = 0.72): { x: number; wide: number } {
  const seen = head.yaw + angle;
  return { x: Math.sin(seen) * radius, wide: Math.cos(seen) };
}

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

function drawEye(brush: SKRSContext2D, light: FigureLight, head: Head, side: -1 | 1): void {
  const { x, wide } = spot(head, side * EYE);
  if (wide < 0.12) return;
  const { look, expression } = head;
  const big = head.child ? 1.24 : look.feminine ? 1.08 : 1;
  const width = 0.158 * wide * big;
  const open = clamp(head.lids * (1 + expression.wide * 0.45), 0.02, 1.6);
  const height = 0.082 * big * open;
  const y = head.child ? -0.04 : 0.03;
  const dark = flat(light, mix(look.skin, [0.12, 0.06, 0.06], 0.82));
  brush.beginPath();
  brush.moveTo(x - width, y - height * 0.1);
  brush.bezierCurveTo(
    x - width * 0.55,
    y + height * 1.2,
    x + width * 0.5,
    y + height * 1.2,
    x + width,
    y,
  );
  brush.bezierCurveTo(
    x + width * 0.5,
    y - height * 0.85,
    x - width * 0.5,
    y - height * 0.85,
    x - width,
    y - height * 0.1,
  );
  brush.closePath();
  if (head.lids > 0.25) {
    brush.fillStyle = flat(light, [0.95, 0.93, 0.9], Math.sin(head.yaw) * 0.3);
    brush.fill();
    brush.save();
    brush.clip();
    drawIris(brush, light, head, { x, y, wide, big });
    brush.restore();
  }
  // The upper lid's line carries the look even where the eye itself is too small to see.
  brush.beginPath();
  const lid = head.lids > 0.25 ? 1.2 : -0.7;
  brush.moveTo(x - width * 1.06, y - height * 0.1);
  brush.bezierCurveTo(
    x - width * 0.55,
    y + height * lid,
    x + width * 0.5,
    y + height * lid,
    x + width * 1.06,
    y,
  );
  brush.lineWidth = look.feminine ? 0.046 : 0.036;
  brush.strokeStyle = dark;
  brush.stroke();
  if (head.pixels < 26) return;
  brush.beginPath();
  brush.moveTo(x - width * 0.9, y + height * 1.05 + 0.045);
  brush.quadraticCurveTo(x, y + height * 1.2 + 0.075, x + width * 0.95, y + height * 0.95 + 0.04);
  brush.lineWidth = 0.016;
  brush.strokeStyle = flat(light, brighten(look.skin, 0.66));
  brush.stroke();
  if (look.feminine && head.lids > 0.25) {
    brush.beginPath();
    brush.moveTo(x + side * width, y);
    brush.lineTo(x + side * width * 1.36, y + 0.055);
    brush.lineWidth = 0.028;
    brush.strokeStyle = dark;
    brush.stroke();
  }
}

function drawIris(
  brush: SKRSContext2D,
  light: FigureLight,
  head: Head,
  eye: { x: number; y: number; wide: number; big: number },
): void {
  const radius = 0.079 * eye.big;
  const x = eye.x + head.gaze[0] * 0.055 * eye.wide;
  const y = eye.y + 0.008 + head.gaze[1] * 0.03;
  brush.beginPath();
  brush.ellipse(x, y, radius * Math.max(0.5, eye.wide), radius, 0, 0, Math.PI * 2);
  brush.fillStyle = flat(light, brighten(head.look.iris, 1.25));
  brush.fill();
  brush.lineWidth = 0.016;
  brush.strokeStyle = flat(light, brighten(head.look.iris, 0.45));
  brush.stroke();
  brush.beginPath();
  brush.arc(x, y, radius * 0.5, 0, Math.PI * 2);
  brush.fillStyle = '#0d0a0b';
  brush.fill();
  // Light catches the eye on the side of the key.
  const [keyX = 0.4] = light.beams[0]?.towards ?? [];
  brush.beginPath();
  brush.arc(
    x + Math.sign(keyX || 1) * radius * 0.38,
    y + radius * 0.4,
    radius * 0.26,
    0,
    Math.PI * 2,
  );
  brush.fillStyle = 'rgba(255,252,244,0.95)';
  brush.fill();
  // The lid's shadow on the ball.
  brush.fillStyle = 'rgba(30,14,18,0.26)';
  brush.fillRect(eye.x - 0.3, eye.y + 0.038 * eye.big, 0.6, 0.2);
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

function drawNose(brush: SKRSContext2D, light: FigureLight, head: Head): void {
  const side = Math.sin(head.yaw);
  const profile = Math.abs(side);
  const size = head.child ? 0.72 : 1;
  const bridge = Math.sin(head.yaw) * 0.7;
  const tip = Math.sin(head.yaw) * (0.86 + 0.14 * size);
  const shadow = flat(light, mix(brighten(head.look.skin, 0.74), [0.6, 0.25, 0.2], 0.1));
  const [keyX = 0.4] = light.beams[0]?.towards ?? [];
  if (profile > 0.3) {
    const toward = Math.sign(side);
    brush.beginPath();
    brush.moveTo(bridge - toward * 0.1, 0.06);
    brush.quadraticCurveTo(bridge + toward * 0.02, -0.08, tip, -0.235 * size - 0.04);
    brush.quadraticCurveTo(tip + toward * 0.03, -0.34 * size, tip - toward * 0.18, -0.36 * size);
    brush.lineTo(bridge - toward * 0.28, -0.3);
    brush.closePath();
    fillRound(
      brush,
      light,
      brighten(head.look.skin, 0.96),
      {
        from: [tip - 0.7, 0.1],
        to: [tip + 0.7, -0.1],
      },
      0.7,
    );
    brush.beginPath();
    brush.moveTo(tip - toward * 0.02, -0.33 * size);
    brush.quadraticCurveTo(tip - toward * 0.12, -0.39 * size, tip - toward * 0.22, -0.33 * size);
    brush.lineWidth = 0.026;
    brush.strokeStyle = shadow;
    brush.stroke();
    return;
  }
  // From the front a nose is the shadow beside its bridge and beneath its tip.
  const away = -Math.sign(keyX || 1);
  brush.beginPath();
  brush.moveTo(bridge + away * 0.045, 0.03);
  brush.quadraticCurveTo(tip + away * 0.05, -0.12, tip + away * 0.1 * size, -0.29 * size);
  brush.quadraticCurveTo(tip + away * 0.05, -0.345 * size, tip - away * 0.06 * size, -0.335 * size);
  brush.quadraticCurveTo(tip + away * 0.015, -0.29 * size, bridge + away * 0.045, 0.03);
  brush.fillStyle = shadow;
  brush.fill();
}

function drawMouth(brush: SKRSContext2D, light: FigureLight, head: Head): void {
  const { expression, speech, look } = head;
  const middle = spot(head, 0, 0.7);
  if (middle.wide < 0.05 && Math.abs(Math.sin(head.yaw)) > 0.98) return;
  const left = spot(head, -0.36 * (1 - speech.round * 0.4), 0.66);
  const right = spot(head, 0.36 * (1 - speech.round * 0.4), 0.66);
  const y = head.child ? -0.53 : -0.56;
  const corner = expression.smile * 0.075;
  const open = Math.max(speech.open, expression.gape * 0.55) * 0.2;
  const lip = flat(light, mix(look.skin, [0.62, 0.2, 0.2], look.feminine ? 0.62 : 0.36), 0, -0.1);
  const x = middle.x;
  if (open > 0.025) {
    const trace = (): void => {
      brush.beginPath();
      brush.moveTo(left.x, y + corner);
      brush.quadraticCurveTo(x, y + 0.03 - corner * 0.4 + open * 0.25, right.x, y + corner);
      brush.quadraticCurveTo(x, y - open * 1.9 - corner * 0.9, left.x, y + corner);
      brush.closePath();
    };
    trace();
    brush.fillStyle = flat(light, [0.26, 0.07, 0.08]);
    brush.fill();
    if (head.pixels > 30) {
      brush.save();
      brush.clip();
      brush.fillStyle = flat(light, [0.93, 0.9, 0.86]);
      brush.fillRect(x - 0.3, y - 0.008, 0.6, 0.1);
      brush.fillStyle = flat(light, [0.66, 0.27, 0.27]);
      brush.beginPath();
      brush.ellipse(x, y - open * 1.35, 0.13, open * 0.5, 0, 0, Math.PI * 2);
      brush.fill();
      brush.restore();
      trace();
    }
    brush.lineWidth = 0.036;
    brush.strokeStyle = lip;
    brush.stroke();
    return;
  }
  brush.beginPath();
  brush.moveTo(left.x, y + corner);
  brush.quadraticCurveTo(x, y - corner * 0.9, right.x, y + corner);
  brush.lineWidth = 0.03;
  brush.strokeStyle = flat(light, mix(look.skin, [0.25, 0.06, 0.07], 0.72));
  brush.stroke();
  if (head.pixels < 22) return;
  brush.beginPath();
  brush.moveTo(left.x + (x - left.x) * 0.3, y - corner * 0.3 - 0.03);
  brush.quadraticCurveTo(
    x,
    y - corner * 0.9 - 0.115,
    right.x + (x - right.x) * 0.3,
    y - corner * 0.3 - 0.03,
  );
  brush.quadraticCurveTo(
    x,
    y - corner * 0.9 - 0.03,
    left.x + (x - left.x) * 0.3,
    y - corner * 0.3 - 0.03,
  );
  brush.fillStyle = lip;
  brush.fill();
}

function drawBeard(brush: SKRSContext2D, light: FigureLight, head: Head): void {
  const { look } = head;
  if (look.beard === 'none') return;
  const side = Math.sin(head.yaw);
  const wide = 0.66 * Math.max(0.55, Math.cos(head.yaw));
  const x = side * 0.33;
  if (look.beard !== 'moustache') {
    const thin = look.beard === 'stubble';
    brush.globalAlpha = thin ? 0.22 : 1;
    brush.beginPath();
    brush.moveTo(x - wide, -0.12);
    brush.bezierCurveTo(
      x - wide * 0.95,
      -0.75,
      x - 0.4,
      thin ? -0.98 : -1.22,
      x,
      thin ? -0.99 : -1.28,
    );
    brush.bezierCurveTo(x + 0.4, thin ? -0.98 : -1.22, x + wide * 0.95, -0.75, x + wide, -0.12);
    brush.bezierCurveTo(x + wide * 0.7, -0.5, x + 0.3, -0.46, x + side * 0.3, -0.45);
    brush.bezierCurveTo(x - 0.3, -0.46, x - wide * 0.7, -0.5, x - wide, -0.12);
    brush.closePath();
    fillRound(brush, light, brighten(look.hair, 0.92), {
      from: [x - wide, -0.7],
      to: [x + wide, -0.7],
    });
    brush.globalAlpha = 1;
    if (!thin) drawMouth(brush, light, { ...head, look: { ...look, beard: 'none' } });
  }
  if (look.beard === 'stubble') return;
  const lip = spot(head, 0, 0.72).x;
  brush.beginPath();
  brush.moveTo(lip, -0.41);
  brush.quadraticCurveTo(lip + 0.2, -0.42, lip + 0.3, -0.58);
  brush.quadraticCurveTo(lip + 0.1, -0.55, lip, -0.5);
  brush.quadraticCurveTo(lip - 0.1, -0.55, lip - 0.3, -0.58);
  brush.quadraticCurveTo(lip - 0.2, -0.42, lip, -0.41);
  brush.fillStyle = flat(light, brighten(look.hair, 0.86), 0, 0.2);
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
