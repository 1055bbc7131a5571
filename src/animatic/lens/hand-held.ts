import type { CameraPose } from '../../world/stage/staging.ts';
import { drift } from '../noise.ts';

/**
 * The unrest of a hand-held camera: slow sway and a little breath, as far as `shake` (0 to 1) says.
 * At 1 the heading sways by about 1.4 degrees at 35 mm, less the longer the lens would magnify it.
 */
export function shakePose(
  pose: CameraPose,
  shake: number,
  seconds: number,
  seed: number,
): CameraPose {
  if (shake === 0) return pose;
  const sway = (index: number, rate: number): number =>
    (drift(seed + index * 101, seconds * rate) - 0.5) * 2 +
    (drift(seed + index * 101 + 7, seconds * rate * 2.7) - 0.5) * 0.6;
  const size = shake * Math.min(1.6, 35 / pose.focalLength);
  return {
    ...pose,
    position: [
      pose.position[0] + sway(1, 0.7) * 0.02 * shake,
      pose.position[1] + sway(2, 0.7) * 0.02 * shake,
      pose.position[2] + sway(3, 0.9) * 0.015 * shake,
    ],
    heading: pose.heading + sway(4, 0.9) * 1.4 * size,
    tilt: pose.tilt + sway(5, 1.1) * 1.1 * size,
    roll: pose.roll + sway(6, 0.6) * 0.7 * size,
  };
}
