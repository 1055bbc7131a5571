import { shakePose } from '../../../animatic/lens/hand-held.ts';
import { turnBetween } from '../../../world/floor/plane.ts';
import { poseAt } from '../../../world/camera/pose-at.ts';
import type { CameraPose, Staging } from '../../../world/stage/staging.ts';

/** The camera at every frame of a segment: the shot's own path, with the unrest of what carries it. */
export function posesOf(staging: Staging, frames: number, seed: number): readonly CameraPose[] {
  const { camera, rate, shotFrames, segmentStart } = staging;
  return Array.from({ length: frames }, (_, index) => {
    const frame = segmentStart + index;
    const pose = poseAt(camera, frame / Math.max(1, shotFrames - 1));
    return shakePose(pose, camera.shake, (frame * rate.den) / rate.num, seed);
  });
}

/** A pose so far of the way from another one. */
export function poseBetween(from: CameraPose, to: CameraPose, part: number): CameraPose {
  const mix = (one: number, other: number): number => one + (other - one) * part;
  return {
    position: [
      mix(from.position[0], to.position[0]),
      mix(from.position[1], to.position[1]),
      mix(from.position[2], to.position[2]),
    ],
    heading: from.heading + turnBetween(from.heading, to.heading) * part,
    tilt: mix(from.tilt, to.tilt),
    roll: mix(from.roll, to.roll),
    focalLength: mix(from.focalLength, to.focalLength),
  };
}

/** Metres to what a shot shows where nobody is in it. */
const USUAL_DEPTH = 4;
/** Degrees from the camera's axis within which somebody is what the shot is about. */
const ON_AXIS = 40;

/** How far ahead of the camera, in metres, what the shot is about is. */
export function subjectDepth(staging: Staging, pose: CameraPose): number {
  const [x, y] = pose.position;
  const ahead = staging.blocking.flatMap(({ from }) => {
    const [east, north] = [from[0] - x, from[1] - y];
    const heading = (Math.atan2(east, north) * 180) / Math.PI;
    const aside = Math.abs(turnBetween(pose.heading, heading));
    const distance = Math.hypot(east, north) * Math.cos((aside * Math.PI) / 180);
    return aside < ON_AXIS && distance > 0.5 ? [distance] : [];
  });
  return ahead.length === 0 ? USUAL_DEPTH : Math.min(...ahead);
}
