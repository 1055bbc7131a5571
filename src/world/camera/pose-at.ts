import { normaliseHeading, turnBetween } from '../floor/plane.ts';
import type { CameraPath, CameraPose } from '../stage/staging.ts';

/**
 * The camera's pose at a time of the shot, 0 (first frame) to 1 (last frame); times outside are the
 * ends. The ease bends time over the whole path, so that a path of many keys starts and stops once;
 * between two keys the pose goes evenly and headings turn the short way.
 */
export function poseAt(path: CameraPath, time: number): CameraPose {
  const eased = ease(path.ease, Math.min(1, Math.max(0, time)));
  const last = path.keys.at(-1);
  if (last === undefined) throw new RangeError('A camera path has at least one key.');
  const next = path.keys.findIndex((key) => key.time >= eased);
  const to = path.keys[next] ?? last;
  const from = path.keys[next === -1 ? path.keys.length - 1 : Math.max(0, next - 1)] ?? to;
  const span = to.time - from.time;
  return span <= 0 ? to.pose : between(from.pose, to.pose, (eased - from.time) / span);
}

/** A whip stands, turns in the middle third of the shot, and stands again. */
const WHIP_START = 1 / 3;
const WHIP_END = 2 / 3;

function ease(kind: CameraPath['ease'], time: number): number {
  switch (kind) {
    case 'linear':
      return time;
    case 'smooth':
      return smoothstep(time);
    case 'whip':
      return smoothstep(Math.min(1, Math.max(0, (time - WHIP_START) / (WHIP_END - WHIP_START))));
  }
}

const smoothstep = (time: number): number => time * time * (3 - 2 * time);

function between(from: CameraPose, to: CameraPose, part: number): CameraPose {
  const mix = (one: number, other: number): number => one + (other - one) * part;
  return {
    position: [
      mix(from.position[0], to.position[0]),
      mix(from.position[1], to.position[1]),
      mix(from.position[2], to.position[2]),
    ],
    heading: normaliseHeading(from.heading + turnBetween(from.heading, to.heading) * part),
    tilt: mix(from.tilt, to.tilt),
    roll: mix(from.roll, to.roll),
    focalLength: mix(from.focalLength, to.focalLength),
  };
}
