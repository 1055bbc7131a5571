import type { SKRSContext2D } from '@napi-rs/canvas';
import { lerp } from '../vector.ts';
import type { Pose } from './pose.ts';

/** How much of its length a body keeps that lies along the line of sight. */
const FORESHORTENED = 0.34;

/** Half the depth of a body: it lies on its back, not in the floor. */
const DEPTH = 0.055;

/**
 * Turns the brush so that a figure drawn upright lies on its back; `turn` is its heading less the heading at which the camera looks at it, in radians.
 */
export function layDown(
  brush: SKRSContext2D,
  { lie, lift }: Pick<Pose, 'lie' | 'lift'>,
  turn: number,
): void {
  if (lie <= 0) return;
  // The head lies behind it: to the side on the picture, and higher the farther it is from us.
  const [x, y] = [-Math.sin(turn), -Math.cos(turn) * 0.3];
  const long = Math.max(FORESHORTENED, Math.hypot(x, y));
  const angle = Math.atan2(y, Math.abs(x) < 0.02 ? 0.02 : x) - Math.PI / 2;
  brush.translate(0, DEPTH * lie + lift);
  brush.rotate(lerp(0, nearest(angle), lie));
  brush.scale(1, lerp(1, long, lie));
  // On the floor one lies about one's place; on a bed one's feet are at its foot.
  if (lift === 0) brush.translate(0, -0.45 * lie);
}

/** The same angle between minus and plus a half turn, so that one falls the shorter way. */
function nearest(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}
