import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten } from '../color/color.ts';
import type { CreatureMoment } from './creature.ts';
import { fillRound, flat } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import { drawBone } from './limb.ts';

const HORN = [0.86, 0.6, 0.24] as const;

/** How high a bird is that flies, in shares of its height. */
const ALOFT = 2.6;

/** Draws a bird on two legs, or on the wing. */
export function drawBird(brush: SKRSContext2D, light: FigureLight, moment: CreatureMoment): void {
  const [ahead, facing] = [Math.sin(moment.turn), -Math.cos(moment.turn)];
  const { flies, seconds, head, color } = moment;
  brush.save();
  brush.translate(0, flies ? ALOFT + Math.sin(seconds * 1.3) * 0.2 : moment.air);
  if (!flies) {
    for (const side of [-1, 1]) {
      const x = side * (0.07 * Math.abs(facing) + 0.03);
      drawBone(brush, light, HORN, { x, y: 0.3 }, { x: x + ahead * 0.03, y: 0.03 }, [0.02, 0.016]);
      drawBone(brush, light, HORN, { x, y: 0.02 }, { x: x + ahead * 0.1, y: 0.015 }, [0.016, 0.01]);
    }
  }
  // A body leans back from breast to tail.
  drawBone(
    brush,
    light,
    brighten(color, 0.8),
    { x: -ahead * 0.2, y: 0.42 },
    { x: -ahead * 0.52, y: flies ? 0.44 : 0.3 },
    [0.12, 0.03],
  );
  if (flies) drawWing(brush, light, moment, -1, ahead);
  brush.beginPath();
  brush.ellipse(0, 0.48, 0.17 + 0.12 * Math.abs(ahead), 0.19, ahead * 0.35, 0, Math.PI * 2);
  fillRound(brush, light, color, { from: [0, 0.3], to: [0, 0.68] });
  const at = {
    x: ahead * (0.24 + Math.max(0, -head) * 0.14),
    y: 0.8 + head * (head < 0 ? 0.5 : 0.06),
  };
  drawBone(brush, light, color, { x: ahead * 0.12, y: 0.58 }, at, [0.13, 0.1]);
  brush.beginPath();
  brush.ellipse(at.x, at.y, 0.13, 0.125, 0, 0, Math.PI * 2);
  fillRound(brush, light, color, { from: [at.x, at.y - 0.13], to: [at.x, at.y + 0.13] });
  if (facing > -0.5) drawBeak(brush, light, moment, at, ahead, facing);
  drawWing(brush, light, moment, 1, ahead);
  brush.restore();
}

function drawBeak(
  brush: SKRSContext2D,
  light: FigureLight,
  { mouth, lids }: CreatureMoment,
  at: { x: number; y: number },
  ahead: number,
  facing: number,
): void {
  const tip = at.x + ahead * 0.28;
  const root = at.x + ahead * 0.09;
  brush.fillStyle = flat(light, HORN, 0.1, 0.3);
  for (const [from, to] of [
    [0.03, mouth * 0.04],
    [-0.03, -0.02 - mouth * 0.05],
  ] as const) {
    brush.beginPath();
    brush.moveTo(root, at.y + from);
    brush.lineTo(tip, at.y - 0.02 + to);
    brush.lineTo(root - 0.02, at.y - from * 0.6 - 0.02);
    brush.closePath();
    brush.fill();
  }
  brush.fillStyle = flat(light, [0.08, 0.06, 0.06]);
  for (const side of [-1, 1]) {
    const angle = Math.atan2(ahead, facing) + side * 0.9;
    if (Math.cos(angle) < 0.05) continue;
    brush.beginPath();
    brush.ellipse(
      at.x + Math.sin(angle) * 0.1,
      at.y + 0.03,
      0.025,
      0.026 * Math.max(0.1, lids),
      0,
      0,
      Math.PI * 2,
    );
    brush.fill();
  }
}

/** A wing folded along the body, or spread and beating; `side` 1 is the nearer one. */
function drawWing(
  brush: SKRSContext2D,
  light: FigureLight,
  { flies, seconds, color }: CreatureMoment,
  side: 1 | -1,
  ahead: number,
): void {
  brush.beginPath();
  if (flies) {
    const beat = Math.sin(seconds * 7);
    const out = side * (1 - 0.45 * Math.abs(ahead));
    const tip = { x: out * 0.95 - ahead * 0.25, y: 0.55 + beat * 0.5 };
    brush.moveTo(ahead * 0.14, 0.6);
    brush.quadraticCurveTo(out * 0.5 + ahead * 0.1, 0.72 + beat * 0.34, tip.x, tip.y);
    brush.quadraticCurveTo(out * 0.4 - ahead * 0.25, 0.5 + beat * 0.16, -ahead * 0.2, 0.42);
  } else {
    brush.moveTo(ahead * 0.14, 0.62);
    brush.quadraticCurveTo(ahead * 0.02, 0.34, -ahead * 0.46, 0.32);
    brush.quadraticCurveTo(-ahead * 0.3, 0.58, ahead * 0.14, 0.62);
  }
  brush.closePath();
  fillRound(brush, light, brighten(color, side > 0 ? 0.82 : 0.62), {
    from: [0, 0.2],
    to: [0, 0.9],
  });
}
