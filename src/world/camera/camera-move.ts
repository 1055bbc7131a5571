import type { FloorPoint } from '../../film/geometry.ts';
import type { Direction } from '../../film/vocabulary.ts';
import { tiltTo } from './camera-height.ts';
import type { FullMove } from './moves.ts';
import {
  distanceBetween,
  normaliseHeading,
  pointAhead,
  toRadians,
  turnAround,
} from '../floor/plane.ts';
import type { CameraPose } from '../stage/staging.ts';

/** What a move is made around or after. */
export interface MoveGoal {
  readonly point: FloorPoint;
  readonly aimHeight: number;
  /** How the subject goes over the shot, east and north in metres. */
  readonly walk: readonly [x: number, y: number];
}

/** Metres ahead that an orbit turns around where the shot has no subject. */
const ORBIT_RADIUS = 3;

/** Degrees of a hand's unrest, and the metres that go with them are the move's amount. */
const DRIFT_TURN = 1.2;

/**
 * The pose after the part `done` (0 to 1) of a move that starts from `base`. `pose` is where
 * another move has brought the camera by then, so that two moves add up.
 */
export function moved(
  pose: CameraPose,
  base: CameraPose,
  move: FullMove,
  goal: MoveGoal | undefined,
  done: number,
): CameraPose {
  const amount = move.amount * done;
  const sign = isBackwards(move.direction) ? -1 : 1;
  switch (move.type) {
    case 'static':
      return pose;
    case 'pan':
    case 'whip_pan':
      return { ...pose, heading: normaliseHeading(pose.heading + sign * amount) };
    case 'tilt':
    case 'whip_tilt':
      return { ...pose, tilt: pose.tilt + sign * amount };
    case 'dolly':
    case 'truck':
    case 'pedestal':
      return travelled(pose, base, move.direction, amount);
    case 'crane':
      return keepingAim(travelled(pose, base, move.direction, amount), pose, goal);
    case 'zoom': {
      const factor = sign > 0 ? move.amount : 1 / move.amount;
      return { ...pose, focalLength: pose.focalLength * (1 + (factor - 1) * done) };
    }
    case 'orbit':
      return orbited(pose, goal, isClockwise(move.direction) ? amount : -amount);
    case 'tracking':
      return tracked(pose, base, move, goal, done);
    case 'handheld_drift':
      return drifted(pose, base, move, done);
  }
}

function isBackwards(direction: Direction | undefined): boolean {
  return direction === 'left' || direction === 'down' || direction === 'out';
}

/**
 * As seen from above. Whoever looks at the middle and steps to the left goes round it clockwise,
 * and to the right counter-clockwise.
 */
function isClockwise(direction: Direction | undefined): boolean {
  return direction !== 'ccw' && direction !== 'right';
}

function travelled(
  pose: CameraPose,
  base: CameraPose,
  direction: Direction | undefined,
  metres: number,
): CameraPose {
  const [x, y, z] = pose.position;
  if (direction === 'up' || direction === 'down') {
    return { ...pose, position: [x, y, z + (direction === 'up' ? metres : -metres)] };
  }
  const turn =
    direction === 'right' ? 90 : direction === 'left' ? -90 : direction === 'out' ? 180 : 0;
  const [east, north] = pointAhead([x, y], base.heading + turn, metres);
  return { ...pose, position: [east, north, z] };
}

/** A crane keeps its subject at the same height in the picture. */
function keepingAim(pose: CameraPose, before: CameraPose, goal: MoveGoal | undefined): CameraPose {
  if (goal === undefined) return pose;
  const slope = ({ position: [x, y, z] }: CameraPose): number =>
    tiltTo(goal.aimHeight, z, Math.max(0.3, distanceBetween([x, y], goal.point)));
  return { ...pose, tilt: pose.tilt + slope(pose) - slope(before) };
}

function orbited(pose: CameraPose, goal: MoveGoal | undefined, degrees: number): CameraPose {
  const [x, y, z] = pose.position;
  const middle = goal?.point ?? pointAhead([x, y], pose.heading, ORBIT_RADIUS);
  const [east, north] = turnAround([x, y], middle, degrees);
  return { ...pose, position: [east, north, z], heading: normaliseHeading(pose.heading + degrees) };
}

/** Goes as the subject goes; where that stays on its spot, as the move says. */
function tracked(
  pose: CameraPose,
  base: CameraPose,
  move: FullMove,
  goal: MoveGoal | undefined,
  done: number,
): CameraPose {
  const [walkX, walkY] = goal?.walk ?? [0, 0];
  if (Math.hypot(walkX, walkY) < 0.1) {
    return travelled(pose, base, move.direction, move.amount * done);
  }
  const [x, y, z] = pose.position;
  return { ...pose, position: [x + walkX * done, y + walkY * done, z] };
}

/** A slow, uneven sway that begins where the camera stands; always the same one. */
function drifted(pose: CameraPose, base: CameraPose, move: FullMove, done: number): CameraPose {
  const sway = (turns: number): number => Math.sin(toRadians(360 * turns * done));
  const [x, y, z] = travelled(pose, base, 'right', move.amount * sway(0.8)).position;
  return {
    ...pose,
    position: [x, y, z + 0.4 * move.amount * sway(1.3)],
    heading: normaliseHeading(pose.heading + DRIFT_TURN * sway(1.1)),
    tilt: pose.tilt + 0.6 * DRIFT_TURN * sway(0.7),
  };
}
