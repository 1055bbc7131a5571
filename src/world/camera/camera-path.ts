import type { FloorPoint } from '../../film/geometry.ts';
import type { Rig } from '../../film/vocabulary.ts';
import { tiltTo } from './camera-height.ts';
import type { CameraPlan } from './camera-pose.ts';
import type { MoveGoal } from './camera-move.ts';
import { moved } from './camera-move.ts';
import type { FullMove } from './moves.ts';
import { fullMove } from './moves.ts';
import type { Placement } from '../floor/placement.ts';
import { distanceBetween, headingTo, middleOf } from '../floor/plane.ts';
import type { ShotSetting } from '../stage/setting.ts';
import type { CameraPath, CameraPose } from '../stage/staging.ts';

/** Unrest of what carries the camera, 0 (none) to 1. */
const SHAKE_OF_RIG: Readonly<Record<Rig, number>> = {
  tripod: 0,
  handheld: 0.5,
  gimbal: 0.04,
  steadicam: 0.08,
  slider: 0,
  dolly: 0,
  jib: 0.02,
  crane: 0.02,
  drone: 0.06,
};

/** A drift is hand-held unless a rig is named. */
const SHAKE_OF_DRIFT = 0.3;

/** On a circle a key at least every so many degrees: the chord then errs by less than 0.1 %. */
const ORBIT_STEP = 5;

/** Turns need a key before the half turn, or the short way would be the wrong one. */
const TURN_STEP = 60;

/** Keys of moves that are curves in time. */
const CURVE_KEYS = 24;

/**
 * The camera over the shot. Time 0 is the planned pose; the movement and at most one secondary move
 * add up. A move towards the subject whose amount nobody says stops before it.
 */
export function cameraPathOf(
  setting: ShotSetting,
  plan: CameraPlan,
  placements: readonly Placement[],
): CameraPath {
  const { movement, rig } = setting.shot;
  const moves = [movement, movement?.secondary].flatMap((move) =>
    move === undefined || move.type === 'static' ? [] : [fullMove(move)],
  );
  const goal = goalOf(setting, plan, placements);
  const follows = followedBy(setting, plan, placements);
  if (movement === undefined && followsByItself(setting, goal)) {
    return {
      keys: followingKeys(setting, plan.pose, goal),
      ease: 'linear',
      shake: shakeOf(rig, false),
      follows,
    };
  }
  const held = moves.map((move, index) => {
    const isSaid = (index === 0 ? movement : movement?.secondary)?.amount !== undefined;
    return isSaid ? move : stoppingBefore(move, plan.pose, goal);
  });
  const keyCount = Math.max(1, ...held.map((move) => keysFor(move, goal)));
  const keys = Array.from({ length: held.length === 0 ? 1 : keyCount + 1 }, (_, index) => {
    const time = index / keyCount;
    const pose = held.reduce(
      (reached, move) => moved(reached, plan.pose, move, goal, time),
      plan.pose,
    );
    return { time, pose };
  });
  const drifts = held.some((move) => move.type === 'handheld_drift');
  return {
    keys,
    ease: easeOf(held),
    shake: shakeOf(rig, drifts),
    ...(movement?.type === 'tracking' && follows.length > 0 ? { follows } : {}),
  };
}

/** Those of the subject who go somewhere. */
function followedBy(
  setting: ShotSetting,
  { subject }: CameraPlan,
  placements: readonly Placement[],
) {
  return ledBy(
    setting,
    placements.filter(({ character }) => subject?.characters.includes(character) === true),
  )
    .filter(({ from, to }) => distanceBetween(from, to) > FOLLOWED_WALK)
    .map(({ character }) => character);
}

/** A shot that is said to be of several keeps them all. */
const TOGETHER_SAID = ['two_shot', 'three_shot', 'group'] as const;

/** Two whose ways end this much farther apart than they began do not go together, in metres. */
const TOGETHER = 2.5;

/**
 * Whom a camera stays with where several of its subject go: with the first of them who goes anywhere,
 * and with those who go along. Half way between a runner and a ball it would have neither.
 */
function ledBy(setting: ShotSetting, group: readonly Placement[]): readonly Placement[] {
  if (TOGETHER_SAID.some((framing) => setting.shot.framing.includes(framing))) return group;
  const walk = ({ from, to }: Placement): FloorPoint => [to[0] - from[0], to[1] - from[1]];
  const lead = group.find(({ from, to }) => distanceBetween(from, to) > FOLLOWED_WALK);
  if (lead === undefined) return group;
  const along = group.filter((one) => distanceBetween(walk(one), walk(lead)) <= TOGETHER);
  // Where who stays is all but reached, both are of interest, as when somebody comes up to another.
  return along.length === group.length || meets(group, lead) ? group : along;
}

/** Whether somebody goes to where another of the group is, so that both are in one picture then. */
function meets(group: readonly Placement[], lead: Placement): boolean {
  return group.some((one) => one !== lead && distanceBetween(one.to, lead.to) <= TOGETHER);
}

function shakeOf(rig: Rig | undefined, drifts: boolean): number {
  if (rig !== undefined) return SHAKE_OF_RIG[rig];
  return drifts ? SHAKE_OF_DRIFT : 0;
}

/**
 * Where nothing is said about the camera's movement or direction, it pans with a subject that goes
 * from one place to another, as an operator does who is told nothing.
 */
function followsByItself(setting: ShotSetting, goal: MoveGoal | undefined): goal is MoveGoal {
  return (
    goal !== undefined &&
    setting.shot.camera?.facing === undefined &&
    setting.shot.angle !== 'overhead' &&
    Math.hypot(...goal.walk) > FOLLOWED_WALK
  );
}

/** Metres; a shorter step stays in the picture by itself. */
const FOLLOWED_WALK = 0.3;

function followingKeys(setting: ShotSetting, pose: CameraPose, goal: MoveGoal): CameraPath['keys'] {
  const keepsTilt = setting.shot.camera?.tilt !== undefined;
  const [x, y, z] = pose.position;
  return Array.from({ length: CURVE_KEYS + 1 }, (_, index) => {
    const time = index / CURVE_KEYS;
    const point: FloorPoint = [
      goal.point[0] - goal.walk[0] * (1 - time),
      goal.point[1] - goal.walk[1] * (1 - time),
    ];
    const distance = distanceBetween([x, y], point);
    const isNear = distance < 0.05;
    return {
      time,
      pose: {
        ...pose,
        heading: isNear ? pose.heading : headingTo([x, y], point),
        tilt: isNear || keepsTilt ? pose.tilt : tiltTo(goal.aimHeight, z, distance),
      },
    };
  });
}

function goalOf(
  setting: ShotSetting,
  plan: CameraPlan,
  placements: readonly Placement[],
): MoveGoal | undefined {
  const { subject } = plan;
  if (subject === undefined) return undefined;
  const group = placements.filter(({ character }) => subject.characters.includes(character));
  const followed = ledBy(setting, group);
  const first = followed.length === 0 ? subject.point : middleOf(followed.map(({ from }) => from));
  const last = followed.length === 0 ? subject.point : middleOf(followed.map(({ to }) => to));
  return {
    point: followed.length < group.length ? last : subject.point,
    aimHeight: subject.aimHeight,
    walk: [last[0] - first[0], last[1] - first[1]],
  };
}

/** A dolly goes at most so much of the way to its subject unless it is told how far. */
const CLOSEST = 0.6;

function stoppingBefore(
  move: FullMove,
  { position: [x, y] }: CameraPose,
  goal: MoveGoal | undefined,
): FullMove {
  const approaches = ['dolly', 'crane', 'tracking'].includes(move.type) && move.direction === 'in';
  if (!approaches || goal === undefined) return move;
  const distance = distanceBetween([x, y], goal.point);
  return { ...move, amount: Math.min(move.amount, distance * CLOSEST) };
}

function keysFor(move: FullMove, goal: MoveGoal | undefined): number {
  switch (move.type) {
    case 'orbit':
      return Math.ceil(Math.abs(move.amount) / ORBIT_STEP);
    case 'pan':
    case 'whip_pan':
      return Math.ceil(Math.abs(move.amount) / TURN_STEP);
    case 'crane':
      return goal === undefined ? 1 : CURVE_KEYS / 3;
    case 'handheld_drift':
      return CURVE_KEYS;
    default:
      return 1;
  }
}

function easeOf(moves: readonly FullMove[]): CameraPath['ease'] {
  const types = moves.map(({ type }) => type);
  if (types.includes('whip_pan') || types.includes('whip_tilt')) return 'whip';
  return moves.length === 0 || types.every((type) => type === 'handheld_drift')
    ? 'linear'
    : 'smooth';
}
