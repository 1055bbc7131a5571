import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, mix } from '../color/color.ts';
import { spot } from './face-spot.ts';
import { fillRound, flat } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import type { Head } from './head.ts';

/** Draws the mouth as it rests, feels or speaks. */
export function drawMouth(brush: SKRSContext2D, light: FigureLight, head: Head): void {
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

/** Draws a beard, stubble or a moustache, the mouth again over it. */
export function drawBeard(brush: SKRSContext2D, light: FigureLight, head: Head): void {
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
