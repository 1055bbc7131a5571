import type { Head } from './head.ts';

/** The angle at which an eye sits from the middle of the face, radians. */
export const EYE = 0.42;

/** A spot of the face at an angle from its middle: where it is, and how much it is foreshortened. */
export function spot(
  head: Pick<Head, 'yaw'>,
  angle: number,
  radius = 0.72,
): { x: number; wide: number } {
  const seen = head.yaw + angle;
  return { x: Math.sin(seen) * radius, wide: Math.cos(seen) };
}
