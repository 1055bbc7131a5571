import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten } from '../color.ts';
import { lerp } from '../vector.ts';
import { fillRound, flat } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import type { Head } from './head.ts';

/** How far below the chin hair of each cut falls; 0 where it ends at the nape. */
const FALL: Readonly<Record<Head['look']['cut'], number>> = {
  short: 0,
  bald: 0,
  bun: 0,
  curly: 0.1,
  bob: 0.35,
  ponytail: 0,
  braid: 0,
  long: 1.35,
};

/** The hair that hangs behind the face. */
export function drawHairBehind(brush: SKRSContext2D, light: FigureLight, head: Head): void {
  const { look, yaw } = head;
  if (look.cut === 'bald' || look.headwear === 'hood') return;
  const back = -Math.sin(yaw);
  const sway = Math.sin(head.seconds * 1.3) * 0.03;
  const span = { from: [-0.95, 0] as const, to: [0.95, 0] as const };
  const fall = FALL[look.cut];
  if (fall > 0) {
    const low = -0.75 - fall;
    const wide = look.cut === 'long' ? 0.98 : 0.94;
    const x = back * 0.26;
    brush.beginPath();
    brush.moveTo(x, 1.08);
    brush.bezierCurveTo(x + 0.75, 1.08, x + wide, 0.55, x + wide * 0.98, 0);
    brush.bezierCurveTo(
      x + wide * 1.02,
      low * 0.5,
      x + wide + sway,
      low * 0.8,
      x + wide * 0.72 + sway,
      low,
    );
    brush.quadraticCurveTo(x + sway, low - 0.12, x - wide * 0.72 + sway, low);
    brush.bezierCurveTo(x - wide + sway, low * 0.8, x - wide * 1.02, low * 0.5, x - wide * 0.98, 0);
    brush.bezierCurveTo(x - wide, 0.55, x - 0.75, 1.08, x, 1.08);
    brush.closePath();
    fillRound(brush, light, brighten(look.hair, 0.82), span);
  }
  if (look.cut === 'curly') drawCurls(brush, light, head, back);
  if (look.cut === 'bun' || look.cut === 'ponytail' || look.cut === 'braid') {
    drawTied(brush, light, head, back, sway);
  }
}

function drawCurls(brush: SKRSContext2D, light: FigureLight, head: Head, back: number): void {
  brush.beginPath();
  for (let curl = 0; curl < 13; curl += 1) {
    const angle = (curl / 12) * Math.PI * 1.3 - Math.PI * 0.15;
    const x = Math.cos(angle) * 0.82 + back * 0.2;
    const y = Math.sin(angle) * 0.82 + 0.18;
    brush.moveTo(x + 0.3, y);
    brush.arc(x, y, 0.27 + (curl % 3) * 0.035, 0, Math.PI * 2);
  }
  fillRound(brush, light, brighten(head.look.hair, 0.86), { from: [-1.1, 0], to: [1.1, 0] });
}

function drawTied(
  brush: SKRSContext2D,
  light: FigureLight,
  head: Head,
  back: number,
  sway: number,
): void {
  const { look } = head;
  const x = back * 0.86;
  brush.beginPath();
  if (look.cut === 'bun') {
    // A hat pushes the bun down into the nape.
    const y = look.headwear === 'none' ? 0.62 + (1 - Math.abs(back)) * 0.32 : -0.2;
    brush.ellipse(x, y, 0.34, 0.3, 0, 0, Math.PI * 2);
  } else {
    const low = look.cut === 'braid' ? -1.75 : -1.2;
    brush.moveTo(x * 0.8 - 0.1, 0.62);
    brush.bezierCurveTo(x * 1.5, 0.6, x * 1.35 + sway * 2, -0.3, x * 1.12 + sway * 3, low);
    brush.bezierCurveTo(x * 0.9 + sway, -0.5, x * 0.7, -0.1, x * 0.62, 0.3);
    brush.closePath();
  }
  fillRound(brush, light, look.hair, { from: [x - 0.4, 0.5], to: [x + 0.4, 0.5] });
}

/** The hair over the skull: the whole of it from behind, a cap with a hairline from the front. */
export function drawHairFront(brush: SKRSContext2D, light: FigureLight, head: Head): void {
  const { look, yaw } = head;
  if (look.cut === 'bald' || look.headwear === 'hood') return;
  const side = Math.sin(yaw);
  const front = Math.cos(yaw);
  const wide = lerp(0.79, 0.9, Math.abs(side));
  const x = -side * 0.07;
  const top = look.cut === 'curly' ? 1.2 : look.cut === 'short' ? 1.1 : 1.12;
  const flatten = look.headwear === 'none' ? 0 : 0.1;
  const short = look.cut === 'short';
  const sideburn =
    look.cut === 'short' || look.cut === 'bun' || look.cut === 'ponytail' ? -0.05 : -0.42;
  // Where the hairline runs on each edge: down to the nape on the side turned away.
  const low = (edge: number): number => {
    const away = -edge * side;
    const hidden = front < 0 ? 1 : Math.max(0, away);
    return lerp(sideburn, short ? -0.52 : -0.82, hidden);
  };
  brush.beginPath();
  brush.moveTo(x, top - flatten);
  brush.bezierCurveTo(x + wide * 0.72, top - flatten, x + wide * 1.03, 0.66, x + wide, 0.1);
  brush.quadraticCurveTo(x + wide, low(1) * 0.75, x + wide * 0.84, low(1));
  if (front < -0.2) {
    brush.quadraticCurveTo(x, low(1) - 0.2, x - wide * 0.84, low(-1));
  } else {
    // The hairline: temples and a parted fringe, moving with the face.
    const line = side * 0.52;
    const height = look.feminine ? 0.4 : 0.47;
    const parting = line + 0.2 * front;
    const edge = 0.6 * Math.max(0.25, front);
    const right = side > 0.35 ? wide * 0.93 : Math.min(wide * 0.9, line + edge + 0.02);
    const left = side < -0.35 ? -wide * 0.93 : Math.max(-wide * 0.9, line - edge - 0.02);
    const inner = (at: number, own: number): number =>
      own > 0.25 ? x + at * 0.3 - side * 0.1 : at;
    brush.quadraticCurveTo(inner(right, -side), low(1) * 0.4 + 0.1, inner(right, -side), 0.24);
    brush.quadraticCurveTo(right * 0.92, height + 0.06, parting, height + 0.1);
    brush.quadraticCurveTo(line - edge * 0.5, height - 0.05, inner(left, side), 0.2);
    brush.quadraticCurveTo(inner(left, side), low(-1) * 0.4 + 0.1, x - wide * 0.84, low(-1));
  }
  brush.quadraticCurveTo(x - wide, low(-1) * 0.75, x - wide, 0.1);
  brush.bezierCurveTo(x - wide * 1.03, 0.66, x - wide * 0.72, top - flatten, x, top - flatten);
  brush.closePath();
  fillRound(brush, light, look.hair, { from: [-0.9, 0.2], to: [0.9, 0.7] });
  if (head.pixels < 24 || look.headwear !== 'none') return;
  // A few strands with the light on them.
  brush.lineWidth = 0.02;
  brush.strokeStyle = flat(light, brighten(look.hair, 1.45), 0.2, 0.6);
  brush.globalAlpha = 0.5;
  brush.beginPath();
  for (const strand of [-0.42, -0.2, 0.06, 0.3]) {
    brush.moveTo(x + strand * 0.6, top - 0.1);
    brush.quadraticCurveTo(x + strand * 1.4, 0.84, x + strand * 1.75, 0.6);
  }
  brush.stroke();
  brush.globalAlpha = 1;
}
