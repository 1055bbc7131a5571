import type { CameraPath, CameraPose } from '../world/staging.ts';
import { drift } from './noise.ts';
import { lerp, signedDegrees, smoothstep } from './vector.ts';

/** The camera on its path at a time from 0 (first frame of the shot) to 1 (its last frame). */
export function poseAt(path: CameraPath, time: number): CameraPose {
  const [first] = path.keys;
  if (first === undefined) throw new RangeError('a camera path has at least one pose');
  const after = path.keys.findIndex((key) => key.time > time);
  const from = path.keys[after === -1 ? path.keys.length - 1 : Math.max(0, after - 1)] ?? first;
  const to = path.keys[after === -1 ? path.keys.length - 1 : after] ?? first;
  const span = to.time - from.time;
  const amount = span === 0 ? 0 : Math.min(1, Math.max(0, (time - from.time) / span));
  const eased = path.ease === 'linear' ? amount : smoothstep(0, 1, amount);
  const [a, b] = [from.pose, to.pose];
  return {
    position: [
      lerp(a.position[0], b.position[0], eased),
      lerp(a.position[1], b.position[1], eased),
      lerp(a.position[2], b.position[2], eased),
    ],
    heading: a.heading + signedDegrees(b.heading - a.heading) * eased,
    tilt: lerp(a.tilt, b.tilt, eased),
    roll: lerp(a.roll, b.roll, eased),
    focalLength: lerp(a.focalLength, b.focalLength, eased),
  };
}

/**
 * The unrest of a hand-held camera: slow sway and a little breath, as far as `shake` (0 to 1) says.
 * At 1 the heading sways by about 1.4 degrees at 35 mm, less the longer the lens would magnify it.
 */
export function shakePose(pose: CameraPose, shake: number, seconds: number, seed: number): CameraPose {
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
