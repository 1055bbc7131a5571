import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten } from '../color/color.ts';
import { lerp } from '../solids/vector.ts';
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
    const y = look.headwear === 'none' ? 0.62 + (1 - Math.abs(back)) * 0.32 : -0.42;
    brush.ellipse(x, y, 0.34, 0.3, 0, 0, Math.PI * 2);
  } else {
    const low = look.cut === 'braid' ? -1.75 : -1.2;
    brush.moveTo(x * 0.8 - 0.1, 0.62);
    brush.bezierCurveTo(x * 1.5, 0.6, x * 1.35 + sway * 2, -0.3, x * 1.12 + sway * 3, low);
    brush.bezierCurveTo(x * 0.9 + sway, -0.5, x * 0.7, -0.1, x * 0.62, 0.3);
    brush.closePath();
  }
  fillRound(brush, light, brighten(look.hair, 0.88), {
    from: [x - 0.4, 0.5],
    to: [x + 0.4, 0.5],
  });
}

/** Cuts that leave the ears free. */
const FREE_EARS: ReadonlySet<Head['look']['cut']> = new Set(['short', 'bun', 'ponytail', 'braid']);

/** Whether hair lies over the ears. */
export function coversEars({ look }: Head): boolean {
  return look.cut !== 'bald' && !FREE_EARS.has(look.cut);
}

/** How far down hair ends in the nape, from the middle of the head. */
const NAPE = { free: -0.52, covered: -0.84 } as const;

/** The hair over the skull: the whole of it from behind, a cap with a hairline from the front. */
export function drawHairFront(brush: SKRSContext2D, light: FigureLight, head: Head): void {
  const { look, yaw } = head;
  if (look.cut === 'bald' || look.headwear === 'hood') return;
  const side = Math.sin(yaw);
  const front = Math.cos(yaw);
  const wide = lerp(0.79, 0.9, Math.abs(side));
  const x = -side * 0.07;
  const top =
    (look.cut === 'curly' ? 1.2 : look.cut === 'short' ? 1.1 : 1.12) -
    (look.headwear === 'none' ? 0 : 0.1);
  const nape = coversEars(head) ? NAPE.covered : NAPE.free;
  brush.beginPath();
  brush.moveTo(x, top);
  brush.bezierCurveTo(x + wide * 0.72, top, x + wide * 1.03, 0.66, x + wide, 0.1);
  if (front < -0.2) {
    brush.quadraticCurveTo(x + wide, nape * 0.75, x + wide * 0.84, nape);
    brush.quadraticCurveTo(x, nape - 0.2, x - wide * 0.84, nape);
    brush.quadraticCurveTo(x - wide, nape * 0.75, x - wide, 0.1);
  } else {
    const right = hairline(head, 1, x + wide, nape);
    const left = hairline(head, -1, x - wide, nape);
    for (const [cx, cy, px, py] of right) brush.quadraticCurveTo(cx, cy, px, py);
    // A parted fringe from temple to temple, moving with the face.
    const [temple, other] = [right.at(-1), left.at(-1)];
    const height = (look.feminine ? 0.42 : 0.49) + (look.headwear === 'none' ? 0 : 0.05);
    const parting = side * 0.52 + 0.2 * front;
    brush.quadraticCurveTo((temple?.[2] ?? 0) * 0.98, height + 0.04, parting, height + 0.1);
    brush.quadraticCurveTo(
      lerp(parting, other?.[2] ?? 0, 0.6),
      height - 0.02,
      other?.[2] ?? 0,
      other?.[3] ?? 0,
    );
    backwards(brush, left, x - wide);
  }
  brush.bezierCurveTo(x - wide * 1.03, 0.66, x - wide * 0.72, top, x, top);
  brush.closePath();
  fillRound(brush, light, look.hair, { from: [-0.9, 0.2], to: [0.9, 0.7] });
  if (front < -0.2) {
    // From behind it is hair, and no face, by the shade in the nape.
    const shade = brush.createLinearGradient(0, 0.35, 0, nape - 0.1);
    shade.addColorStop(0, 'rgba(20,14,16,0)');
    shade.addColorStop(1, 'rgba(20,14,16,0.5)');
    brush.fillStyle = shade;
    brush.fill();
  }
  drawStrands(brush, light, head, x, top);
}

/** A quadratic curve: its control point, and where it ends. */
type Curve = readonly [cx: number, cy: number, px: number, py: number];

/**
 * One side of the hairline, from the outline at ear height down to the nape, round the ear or over
 * it, and up to the temple. `edge` is 1 for the picture's right.
 */
function hairline(head: Head, edge: 1 | -1, outer: number, nape: number): readonly Curve[] {
  const { yaw } = head;
  const at = (angle: number, radius = 0.77): number => Math.sin(yaw + edge * angle) * radius;
  // How much this side of the head is turned to us.
  const shown = Math.max(0, Math.cos(yaw + (edge * Math.PI) / 2));
  const temple = Math.cos(yaw + edge * 0.98) > 0 ? at(0.98, 0.75) : outer * 0.93;
  const low = lerp(coversEars(head) ? -0.4 : -0.06, nape, Math.min(1, shown * 1.6));
  const behind = lerp(outer * 0.97, outer * 0.86, shown);
  if (coversEars(head)) {
    const lock = Math.cos(yaw + edge * 1.2) > 0 ? at(1.12, 0.8) : outer * 0.9;
    return [
      [outer, low * 0.7, behind, low],
      [lerp(behind, lock, 0.6), low - 0.05, lock, low + 0.12],
      [lock - edge * 0.06, 0.05, temple, 0.3],
    ];
  }
  // Round an ear on the far side nothing is seen: there the hairline keeps to the outline.
  const ear = shown > 0 ? at(Math.PI / 2) : behind;
  const burn = Math.cos(yaw + edge * 1.26) > 0 ? at(1.26) : outer * 0.95;
  return [
    [outer, low * 0.75, behind, low],
    [lerp(behind, ear, 0.75), low + 0.05, lerp(ear, behind, 0.25), -0.12],
    [lerp(ear, burn, 0.4), -0.02, burn, -0.13],
    [burn - edge * 0.02, 0.1, temple, 0.3],
  ];
}

/** Goes along curves against their direction, to where the first of them starts. */
function backwards(brush: SKRSContext2D, curves: readonly Curve[], outer: number): void {
  for (let index = curves.length - 1; index >= 0; index -= 1) {
    const [cx, cy] = curves[index] ?? [outer, 0.1];
    const [, , px, py] = curves[index - 1] ?? [0, 0, outer, 0.1];
    brush.quadraticCurveTo(cx, cy, px, py);
  }
}

/** A few strands with the light on them. */
function drawStrands(
  brush: SKRSContext2D,
  light: FigureLight,
  { look, pixels }: Head,
  x: number,
  top: number,
): void {
  if (pixels < 24 || look.headwear !== 'none') return;
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
