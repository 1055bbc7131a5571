import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, mix } from '../color/color.ts';
import type { CreatureMoment } from './creature.ts';
import { fillRound, flat } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';

/** How high its middle is over the ground, and half its length, in shares of its height. */
const UP = 1.15;
const HALF = 1.25;

/** Draws a fish, or whatever else swims with a tail: from the side its whole length. */
export function drawFish(brush: SKRSContext2D, light: FigureLight, moment: CreatureMoment): void {
  const [ahead, facing] = [Math.sin(moment.turn), -Math.cos(moment.turn)];
  const { seconds, color, belly, finned, stride } = moment;
  // It never is quite still; the tail beats more as it goes.
  const beat = Math.sin(seconds * (4 + 3 * stride)) * (0.5 + 0.5 * stride);
  const side = Math.sign(ahead) || 1;
  const long = HALF * Math.max(0.34, Math.abs(ahead));
  const tail = -side * (long + 0.5 * Math.abs(ahead));
  const sway = 0.12 * beat * (1 - 0.6 * Math.abs(ahead));
  brush.save();
  brush.translate(sway, UP + 0.06 * Math.sin(seconds * 1.1));
  drawTail();
  if (finned) fin(-0.05, 0.42, 0.34, 0.95);
  else fin(-0.3, 0.36, 0.5, 0.7);
  brush.beginPath();
  brush.moveTo(side * long, 0.02);
  brush.bezierCurveTo(side * long * 0.7, 0.5, -side * long * 0.3, 0.58, -side * long, 0.06);
  brush.bezierCurveTo(-side * long * 0.3, -0.5, side * long * 0.6, -0.5, side * long, 0.02);
  brush.closePath();
  fillRound(brush, light, color, { from: [0, -0.45], to: [0, 0.5] });
  drawBelly();
  // A fin at its near side.
  brush.beginPath();
  brush.moveTo(side * long * 0.34, -0.12);
  brush.quadraticCurveTo(side * long * 0.1, -0.62, -side * long * 0.14, -0.56 + 0.06 * beat);
  brush.quadraticCurveTo(side * long * 0.02, -0.24, side * long * 0.12, -0.14);
  brush.closePath();
  fillRound(brush, light, brighten(color, 0.8), { from: [0, -0.6], to: [0, 0] });
  drawEyes();
  brush.restore();

  function fin(from: number, base: number, wide: number, tip: number): void {
    brush.beginPath();
    brush.moveTo(side * long * (from + wide / 2), base - 0.06);
    brush.quadraticCurveTo(side * long * from, tip, side * long * (from - wide * 0.5), tip);
    brush.quadraticCurveTo(
      side * long * (from - wide * 0.2),
      base,
      side * long * (from - wide / 2),
      base - 0.06,
    );
    brush.closePath();
    fillRound(brush, light, brighten(color, 0.85), { from: [0, base - 0.1], to: [0, tip] });
  }

  function drawTail(): void {
    const swung = 0.18 * beat;
    brush.beginPath();
    brush.moveTo(-side * long * 0.86, 0.12);
    brush.quadraticCurveTo(tail * 0.86, 0.2, tail + swung * side, 0.56);
    brush.quadraticCurveTo(tail * 0.84, 0, tail + swung * side, -0.44);
    brush.quadraticCurveTo(tail * 0.86, -0.12, -side * long * 0.86, 0);
    brush.closePath();
    fillRound(brush, light, brighten(color, 0.82), { from: [0, -0.4], to: [0, 0.5] });
  }

  function drawBelly(): void {
    brush.beginPath();
    brush.moveTo(side * long * 0.98, -0.02);
    brush.bezierCurveTo(side * long * 0.5, -0.1, -side * long * 0.3, -0.12, -side * long * 0.9, 0);
    brush.bezierCurveTo(-side * long * 0.3, -0.48, side * long * 0.6, -0.48, side * long, 0);
    brush.closePath();
    fillRound(brush, light, mix(belly, color, 0.2), { from: [0, -0.5], to: [0, -0.02] });
  }

  function drawEyes(): void {
    if (facing < -0.6) return;
    const eyes = Math.abs(ahead) > 0.5 ? [side * long * 0.74] : [-0.2, 0.2];
    for (const x of eyes) {
      brush.beginPath();
      brush.arc(x, 0.12, 0.055, 0, Math.PI * 2);
      brush.fillStyle = flat(light, [0.07, 0.07, 0.09]);
      brush.fill();
      brush.beginPath();
      brush.arc(x + 0.018, 0.14, 0.016, 0, Math.PI * 2);
      brush.fillStyle = flat(light, [0.95, 0.95, 0.95]);
      brush.fill();
    }
    if (Math.abs(ahead) < 0.5) return;
    // The mouth, and gills.
    brush.strokeStyle = flat(light, brighten(color, 0.5));
    brush.lineWidth = 0.025;
    brush.beginPath();
    brush.moveTo(side * long * 0.97, -0.06);
    brush.quadraticCurveTo(side * long * 0.84, -0.16, side * long * 0.74, -0.1);
    for (const at of finned ? [0.46, 0.51, 0.56] : [0.54]) {
      brush.moveTo(side * long * at, 0.14);
      brush.quadraticCurveTo(side * long * (at - 0.04), 0, side * long * at, -0.12);
    }
    brush.stroke();
  }
}
