import type { Angle } from '../../film/vocabulary.ts';
import { toDegrees, toRadians } from '../floor/plane.ts';
import type { Subject } from './subject.ts';

/** A camera on the ground is a hand's width above it. */
const GROUND = 0.15;

/** How steeply a low angle looks up and a high one looks down, in degrees. */
const LOW_SLOPE = 20;
const HIGH_SLOPE = 30;

/** So steeply the camera looks down at who lies, at eye level: any lower, and no face is seen. */
const LYING_SLOPE = 15;

/** What an angle tilts by where there is no subject to aim at, in degrees. */
const TILT_OF_ANGLE: Readonly<Record<Angle, number>> = {
  eye: 0,
  shoulder: 0,
  hip: 0,
  knee: 0,
  ground: 10,
  low: 15,
  high: -20,
  overhead: -90,
};

/** Eye height of a standing person, in metres. */
const EYE_HEIGHT = 1.6;

/** Camera height in metres for an angle on a subject that is so far away. */
export function cameraHeight(angle: Angle, subject: Subject | undefined, distance: number): number {
  const body = subject?.body;
  const part = (share: number): number =>
    body === undefined
      ? (EYE_HEIGHT * share) / 0.93
      : body.bottom + (body.top - body.bottom) * share;
  const aim = subject?.aimHeight ?? EYE_HEIGHT;
  switch (angle) {
    case 'eye':
      if (body?.lies === true) return body.eyes + distance * Math.tan(toRadians(LYING_SLOPE));
      return body?.eyes ?? EYE_HEIGHT;
    case 'shoulder':
      return part(0.82);
    case 'hip':
      return part(0.53);
    case 'knee':
      return part(0.28);
    case 'ground':
      return GROUND;
    case 'low':
      return Math.max(GROUND, aim - distance * Math.tan(toRadians(LOW_SLOPE)));
    case 'high':
      return aim + distance * Math.tan(toRadians(HIGH_SLOPE));
    case 'overhead':
      return aim + distance;
  }
}

/** The tilt that puts a height so far away into the middle of the picture, in degrees. */
export function tiltTo(aimHeight: number, cameraHeight: number, distance: number): number {
  return toDegrees(Math.atan2(aimHeight - cameraHeight, distance));
}

export function usualTilt(angle: Angle): number {
  return TILT_OF_ANGLE[angle];
}
