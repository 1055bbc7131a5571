import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { STRING_BODY } from '../pieces/string-body.ts';
import { fillRound, flat } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import type { Held, HeldKind } from './held.ts';
import { drawBone } from './limb.ts';
import type { Skeleton } from './skeleton.ts';

/** A stringed instrument in the measures of who plays it. */
interface Strings {
  /** The length of its body, half its greatest width, and how long the neck goes on from there. */
  readonly body: number;
  readonly half: number;
  readonly neck: number;
  readonly bowed: boolean;
}

const STRINGS: Partial<Readonly<Record<HeldKind, Strings>>> = {
  bass: { body: 0.6, half: 0.18, neck: 0.36, bowed: false },
  cello: { body: 0.43, half: 0.13, neck: 0.25, bowed: true },
  guitar: { body: 0.27, half: 0.1, neck: 0.27, bowed: false },
  violin: { body: 0.2, half: 0.06, neck: 0.1, bowed: true },
};

/** Whether something in hand is played, and so is drawn before the body. */
export function isInstrument({ kind }: Held): boolean {
  return STRINGS[kind] !== undefined;
}

/** Draws an instrument before the body of who plays it; its hands come before it. */
export function drawInstrument(
  brush: SKRSContext2D,
  light: FigureLight,
  { kind, color }: Held,
  bones: Skeleton,
): void {
  const strings = STRINGS[kind];
  if (strings === undefined) return;
  const { from, angle } = lieOf(kind, bones);
  brush.save();
  brush.translate(...from);
  brush.rotate(angle);
  drawStrings(brush, light, color, strings, kind === 'guitar');
  brush.restore();
  if (strings.bowed) drawBow(brush, light, bones, from, angle, strings);
}

/** Where the lower end of an instrument is, and which way its neck points from straight up. */
function lieOf(
  kind: HeldKind,
  { hips, chest, head, leftShoulder, leftArm, bodyYaw }: Skeleton,
): { readonly from: readonly [number, number]; readonly angle: number } {
  const ahead = Math.sin(bodyYaw);
  const left = leftShoulder.x - chest.x;
  const towards = (from: readonly [number, number], to: readonly [number, number]) => ({
    from,
    angle: Math.atan2(from[0] - to[0], to[1] - from[1]),
  });
  switch (kind) {
    case 'bass':
      return towards(
        [hips.x + ahead * 0.2 - left * 0.2, 0.05],
        [head.x + ahead * 0.1 + left * 0.95, head.y],
      );
    case 'cello':
      return towards(
        [hips.x + ahead * 0.27 - left * 0.3, 0.1],
        [head.x + ahead * 0.08 + left * 0.9, head.y],
      );
    case 'violin':
      return towards(
        [chest.x + left * 0.35 + ahead * 0.02, chest.y + 0.045],
        [leftArm.end.x, leftArm.end.y + 0.012],
      );
    default:
      return towards(
        [hips.x - left * 1.05 + ahead * 0.07, hips.y + 0.03],
        [leftArm.end.x, leftArm.end.y],
      );
  }
}

/** Upright, its lower end at the origin. */
function drawStrings(
  brush: SKRSContext2D,
  light: FigureLight,
  color: Color,
  { body, half, neck }: Strings,
  isGuitar: boolean,
): void {
  const dark: Color = [0.11, 0.09, 0.08];
  const bone = (y0: number, y1: number, wide: number, tint: Color): void =>
    drawBone(brush, light, tint, { x: 0, y: y0 }, { x: 0, y: y1 }, [wide, wide * 0.8]);
  if (!isGuitar && body > 0.3) bone(-0.05, 0.02, 0.006, [0.5, 0.5, 0.52]);
  bone(body * 0.9, body + neck, body * 0.036, dark);
  brush.beginPath();
  STRING_BODY.forEach(([along, wide], index) => {
    if (index === 0) brush.moveTo(0, 0);
    brush.lineTo(wide * half * 2, along * body);
  });
  [...STRING_BODY].reverse().forEach(([along, wide]) => {
    brush.lineTo(-wide * half * 2, along * body);
  });
  brush.closePath();
  fillRound(brush, light, color, { from: [-half, body * 0.5], to: [half, body * 0.5] }, 0.7);
  brush.lineWidth = body * 0.016;
  brush.strokeStyle = flat(light, brighten(color, 0.5));
  brush.stroke();
  if (isGuitar) {
    brush.beginPath();
    brush.arc(0, body * 0.6, half * 0.32, 0, Math.PI * 2);
    brush.fillStyle = flat(light, dark);
    brush.fill();
  } else {
    brush.beginPath();
    for (const side of [-1, 1]) {
      brush.moveTo(side * half * 0.36, body * 0.34);
      brush.quadraticCurveTo(side * half * 0.62, body * 0.44, side * half * 0.4, body * 0.56);
    }
    brush.stroke();
  }
  bone(body * 0.58, body * 1.02, body * 0.032, dark);
  // Bridge and tailpiece, and the scroll or the pegs at the other end.
  brush.fillStyle = flat(light, [0.82, 0.68, 0.46]);
  brush.fillRect(-half * 0.3, body * (isGuitar ? 0.28 : 0.4), half * 0.6, body * 0.025);
  if (!isGuitar) bone(body * 0.1, body * 0.34, body * 0.026, dark);
  bone(body + neck, body + neck * 1.14, body * 0.05, brighten(color, 0.75));
  brush.beginPath();
  for (const string of [-0.4, 0.4]) {
    brush.moveTo(string * half * 0.22, body * 0.3);
    brush.lineTo(string * half * 0.14, body + neck);
  }
  brush.lineWidth = 0.002;
  brush.strokeStyle = flat(light, [0.8, 0.8, 0.76]);
  brush.stroke();
}

/** A bow from the right hand across the strings. */
function drawBow(
  brush: SKRSContext2D,
  light: FigureLight,
  { rightArm }: Skeleton,
  from: readonly [number, number],
  angle: number,
  { body }: Strings,
): void {
  const hand = rightArm.end;
  const bridge = body * 0.5;
  const over = { x: from[0] - Math.sin(angle) * bridge, y: from[1] + Math.cos(angle) * bridge };
  const far = Math.max(0.05, Math.hypot(over.x - hand.x, over.y - hand.y));
  const way = { x: (over.x - hand.x) / far, y: (over.y - hand.y) / far };
  const tip = { x: hand.x + way.x * 0.42, y: hand.y + way.y * 0.42 };
  drawBone(brush, light, [0.35, 0.2, 0.12], hand, tip, [0.006, 0.004]);
  brush.beginPath();
  brush.moveTo(hand.x + way.y * 0.014, hand.y - way.x * 0.014);
  brush.lineTo(tip.x, tip.y);
  brush.lineWidth = 0.004;
  brush.strokeStyle = flat(light, [0.86, 0.84, 0.78]);
  brush.stroke();
}
