import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, mix } from '../color/color.ts';
import type { CreatureMoment } from './creature.ts';
import { fillRound, flat } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import { drawBone } from './limb.ts';

/** Draws a turtle: a domed shell, a head before it, four flippers that row. */
export function drawTurtle(brush: SKRSContext2D, light: FigureLight, moment: CreatureMoment): void {
  const [ahead, facing] = [Math.sin(moment.turn), -Math.cos(moment.turn)];
  const { seconds, color, head } = moment;
  const stroke = Math.sin(seconds * 2.2);
  const skin = mix(color, [0.62, 0.66, 0.4], 0.35);
  const shell = brighten(color, 0.62);
  const wide = 0.62 + 0.5 * Math.abs(ahead);
  const flipper = (at: number, side: number, long: number): void => {
    const root = { x: at * ahead + side * 0.34 * Math.abs(facing), y: 0.42 };
    const out = side * (0.35 + 0.4 * Math.abs(facing));
    const tip = { x: root.x + out * long - ahead * 0.3, y: 0.3 + side * 0.12 + stroke * 0.26 };
    drawBone(brush, light, skin, root, tip, [0.13, 0.05]);
  };
  brush.save();
  brush.translate(0, 0.5 + 0.06 * stroke);
  flipper(0.55, -1, 1);
  flipper(-0.6, -1, 0.6);
  const face = { x: ahead * (wide + 0.26), y: 0.56 + head * 0.14 };
  if (facing > -0.7)
    drawBone(brush, light, skin, { x: ahead * wide * 0.7, y: 0.46 }, face, [0.13, 0.14]);
  brush.beginPath();
  brush.ellipse(0, 0.4, wide, 0.16, 0, 0, Math.PI * 2);
  fillRound(brush, light, mix(skin, [0.9, 0.86, 0.66], 0.5), { from: [0, 0.2], to: [0, 0.6] });
  brush.beginPath();
  brush.moveTo(-wide, 0.42);
  brush.bezierCurveTo(-wide * 0.9, 1.02, wide * 0.9, 1.02, wide, 0.42);
  brush.quadraticCurveTo(0, 0.28, -wide, 0.42);
  brush.closePath();
  fillRound(brush, light, shell, { from: [0, 0.3], to: [0, 0.95] });
  brush.strokeStyle = flat(light, brighten(shell, 0.6));
  brush.lineWidth = 0.022;
  brush.beginPath();
  for (const at of [-0.5, 0, 0.5]) {
    brush.moveTo(at * wide, 0.36);
    brush.quadraticCurveTo(at * wide * 0.94, 0.66, at * wide * 0.7, 0.82);
  }
  brush.stroke();
  flipper(0.55, 1, 1);
  flipper(-0.6, 1, 0.6);
  if (facing > -0.5) {
    brush.fillStyle = flat(light, [0.06, 0.06, 0.07]);
    brush.beginPath();
    brush.arc(face.x + ahead * 0.03, face.y + 0.04, 0.03, 0, Math.PI * 2);
    brush.fill();
  }
  brush.restore();
}
