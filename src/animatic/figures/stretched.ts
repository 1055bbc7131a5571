import { project } from '../lens/lens.ts';
import type { View } from '../lens/lens.ts';
import {
  add,
  cross,
  dot,
  headingVector,
  lerp,
  normalize,
  scale,
  subtract,
} from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';

/** The brush of a figure on the picture: where its feet are, and how it is turned and scaled. */
export interface FigureFrame {
  readonly x: number;
  readonly y: number;
  /** Radians from upright, clockwise. */
  readonly angle: number;
  /** Pixels of the figure's height, as they measure its width and its length. */
  readonly wide: number;
  readonly tall: number;
  /** Radians about its length from showing its back to the camera. */
  readonly turn: number;
}

/** A figure that is seen along its length keeps so much of it: less would be no body any more. */
const LEAST = 0.34;

/** Nobody's back is seen who lies on it. */
const PROFILE = -0.2;

/** Half the depth of a body, in shares of its height: it lies on its back, not in the floor. */
const DEPTH = 0.055;

/**
 * How somebody is seen who lies on the back, the middle of the body over `middle` and the feet towards
 * `facing`: from heel to crown in true perspective, and from the side that the camera sees. Undefined
 * where either end is behind the camera.
 */
export function stretchedAt(
  view: View,
  middle: Vector,
  facing: number,
  height: number,
): FigureFrame | undefined {
  const feet = headingVector(facing);
  const at = add(middle, [0, 0, DEPTH * height]);
  const [heels, crown] = [0.5, -0.5].map((share) =>
    project(view, add(at, scale(feet, share * height))),
  );
  if (heels === undefined || crown === undefined) return undefined;
  const [dx, dy] = [crown.x - heels.x, crown.y - heels.y];
  // Its chest looks up; the camera looks at it across its length.
  const length = scale(feet, -1);
  const look = subtract(at, view.position);
  const across = normalize(subtract(look, scale(length, dot(look, length))));
  const right = cross(across, length);
  const wide = (height * view.focal * 2) / (heels.depth + crown.depth);
  return {
    x: heels.x,
    y: heels.y,
    angle: Math.atan2(dx, -dy),
    wide,
    tall: Math.max(Math.hypot(dx, dy), wide * LEAST),
    // From below one sees its side: what it lies on hides the back.
    turn: Math.atan2(right[2], Math.min(across[2], PROFILE)),
  };
}

/** A frame so far of the way from one to another, turning the shorter way. */
export function blendFrames(from: FigureFrame, to: FigureFrame, amount: number): FigureFrame {
  if (amount >= 1) return to;
  return {
    x: lerp(from.x, to.x, amount),
    y: lerp(from.y, to.y, amount),
    angle: from.angle + shortWay(to.angle - from.angle) * amount,
    wide: lerp(from.wide, to.wide, amount),
    tall: lerp(from.tall, to.tall, amount),
    turn: from.turn + shortWay(to.turn - from.turn) * amount,
  };
}

/** The same angle between minus and plus a half turn. */
function shortWay(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}
