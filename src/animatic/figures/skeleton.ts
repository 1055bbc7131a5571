import { add, cross, dot, length, normalize, scale, subtract } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';
import type { Pose } from './pose.ts';

/** A joint on the figure's upright plane: right and up in shares of its height, and how near. */
export interface Joint {
  readonly x: number;
  readonly y: number;
  /** Towards the camera is positive. */
  readonly near: number;
}

export interface Limb {
  readonly root: Joint;
  readonly middle: Joint;
  readonly end: Joint;
}

export interface Skeleton {
  readonly hips: Joint;
  readonly chest: Joint;
  readonly neck: Joint;
  readonly head: Joint;
  readonly rightShoulder: Joint;
  readonly leftShoulder: Joint;
  readonly rightHip: Joint;
  readonly leftHip: Joint;
  readonly rightArm: Limb;
  readonly leftArm: Limb;
  readonly rightLeg: Limb;
  readonly leftLeg: Limb;
  /** Radians from facing the camera, to the picture's right; for the trunk and the head. */
  readonly bodyYaw: number;
  readonly headYaw: number;
}

/**
 * Shares of the body's height, after the canon of seven and a half heads; the head a little larger,
 * as storyboards draw it so that a face reads in a wide shot.
 */
export interface Proportions {
  readonly headRadius: number;
  readonly trunk: number;
  readonly shoulder: number;
  readonly hip: number;
  readonly arm: readonly [upper: number, lower: number];
  readonly leg: readonly [upper: number, lower: number];
}

export const ADULT: Proportions = {
  headRadius: 0.072,
  trunk: 0.295,
  shoulder: 0.1,
  hip: 0.052,
  arm: [0.17, 0.155],
  leg: [0.255, 0.25],
};

export const CHILD: Proportions = {
  headRadius: 0.098,
  trunk: 0.275,
  shoulder: 0.088,
  hip: 0.055,
  arm: [0.155, 0.14],
  leg: [0.225, 0.22],
};

/** The joint between two bones of given lengths, bent towards `pole`; stretched if out of reach. */
function bend(
  root: Vector,
  end: Vector,
  upper: number,
  lower: number,
  pole: Vector,
): [Vector, Vector] {
  const way = subtract(end, root);
  const reach = Math.min(length(way), (upper + lower) * 0.999);
  const along = normalize(way);
  const tip = add(root, scale(along, reach));
  const before = (upper * upper - lower * lower + reach * reach) / (2 * Math.max(reach, 0.001));
  const out = Math.sqrt(Math.max(0, upper * upper - before * before));
  const aside = normalize(subtract(pole, scale(along, dot(pole, along))));
  return [add(add(root, scale(along, before)), scale(aside, out)), tip];
}

function turned([right, ahead, up]: Vector, angle: number): Vector {
  return [
    right * Math.cos(angle) + ahead * Math.sin(angle),
    -right * Math.sin(angle) + ahead * Math.cos(angle),
    up,
  ];
}

/**
 * The joints of a pose as the camera sees them. `turn` is the figure's heading less the heading at
 * which the camera looks at it, in radians: 0 shows its back, π its face.
 */
export function skeletonOf(pose: Pose, body: Proportions, turn: number): Skeleton {
  const seen = ([right, ahead, up]: Vector): Joint => ({
    x: right * Math.cos(turn) + ahead * Math.sin(turn),
    y: up,
    near: right * Math.sin(turn) - ahead * Math.cos(turn),
  });
  const hips: Vector = [0, 0, pose.hips];
  const spine = normalize([Math.sin(pose.sway), Math.sin(pose.lean), Math.cos(pose.lean)]);
  const chest = add(hips, scale(spine, body.trunk));
  const neck = add(chest, scale(spine, 0.035));
  const front = normalize(cross(spine, [1, 0, 0]));
  const headAhead = scale(front, 0.012 + pose.nod * 0.02);
  const head = add(add(neck, scale(spine, body.headRadius * 1.02)), headAhead);
  const shoulder = (side: number): Vector =>
    add(chest, add(turned([side * body.shoulder, 0, 0], pose.twist), scale(spine, -0.028)));
  const hip = (side: number): Vector =>
    add(hips, turned([side * body.hip, 0, 0], pose.twist * 0.3));
  const arm = (side: number, hand: Vector): Limb => {
    const root = shoulder(side);
    const target = add(chest, turned(hand, pose.twist));
    // The higher a hand before the body, the more its elbow hangs under it.
    const raised = Math.min(1, Math.max(0, (hand[2] + 0.22) / 0.2)) * Math.min(1, hand[1] * 8);
    const [elbow, tip] = bend(
      root,
      target,
      ...body.arm,
      turned([side * (0.55 - 0.2 * raised), -0.75 + 0.5 * raised, -0.35 - raised], pose.twist),
    );
    return { root: seen(root), middle: seen(elbow), end: seen(tip) };
  };
  const leg = (side: number, foot: Vector): Limb => {
    const root = hip(side);
    const [knee, ankle] = bend(root, add(foot, [0, 0, 0.03]), ...body.leg, [side * 0.12, 1, 0.2]);
    return { root: seen(root), middle: seen(knee), end: seen(ankle) };
  };
  // From facing away (turn 0) to yaw measured from facing the camera.
  const yaw = (angle: number): number => {
    const direction = turn + angle;
    return Math.atan2(Math.sin(direction), -Math.cos(direction));
  };
  return {
    hips: seen(hips),
    chest: seen(chest),
    neck: seen(neck),
    head: seen(head),
    rightShoulder: seen(shoulder(1)),
    leftShoulder: seen(shoulder(-1)),
    rightHip: seen(hip(1)),
    leftHip: seen(hip(-1)),
    rightArm: arm(1, pose.rightHand),
    leftArm: arm(-1, pose.leftHand),
    rightLeg: leg(1, pose.rightFoot),
    leftLeg: leg(-1, pose.leftFoot),
    bodyYaw: yaw(pose.twist),
    headYaw: yaw(pose.twist + pose.headTurn),
  };
}
