import type { FloorPoint } from '../../../film/geometry.ts';
import { between, clamp, headingOf, lerp, radians, signedDegrees } from '../../solids/vector.ts';
import type { Vector } from '../../solids/vector.ts';
import type { Pose } from '../pose.ts';
import type { Target } from './target.ts';

/** How far shoulders and a neck turn, radians. */
const SHOULDERS = 0.6;
const NECK = 1.1;

/** Beyond this one turns round to look, radians. */
const ASIDE = 1.3;

/** An arm that points, and how far one reaches who leans; the trunk. In shares of the height. */
const ARM = 0.31;
const REACH = 0.62;
const TRUNK = 0.295;

/** The pose with the head, and a hand that points, on its way to a target. */
export function aimAt(
  pose: Pose,
  { at, pointed, handled }: Target,
  stand: {
    readonly at: FloorPoint;
    readonly facing: number;
    readonly eyes: number;
    readonly height: number;
  },
  amount: number,
): Pose {
  const [x, y] = [at[0] - stand.at[0], at[1] - stand.at[1]];
  const distance = Math.hypot(x, y);
  if (distance < 0.1) return pose;
  const whole = radians(signedDegrees(headingOf([x, y]) - stand.facing));
  const turn = Math.sign(whole) * Math.max(0, Math.abs(whole) - ASIDE);
  const angle = whole - turn;
  const twist = clamp(angle * 0.35, -SHOULDERS, SHOULDERS);
  const up = Math.atan2(at[2] - stand.eyes, distance);
  const aimed: Pose = {
    ...pose,
    twist,
    headTurn: clamp(angle - twist, -NECK, NECK),
    nod: clamp(-up, -0.45, 0.5),
  };
  const arm = clamp(angle - twist, -0.7, 1.4);
  const rise = clamp(((at[2] - stand.height * 0.8) / distance) * ARM, -0.18, 0.18);
  const held = handled ? grasp(pose, at, stand, angle - twist) : undefined;
  const pointing =
    held?.rightHand ??
    (pointed ? ([0.05 + Math.sin(arm) * ARM, Math.cos(arm) * ARM, rise] as const) : pose.rightHand);
  return {
    ...aimed,
    turn: pose.turn + turn * amount,
    twist: lerp(pose.twist, aimed.twist, amount),
    headTurn: lerp(pose.headTurn, aimed.headTurn, amount),
    nod: lerp(pose.nod, aimed.nod, amount),
    rightHand: between(pose.rightHand, pointing, amount),
    leftHand: between(pose.leftHand, held?.leftHand ?? pose.leftHand, amount),
    lean: lerp(pose.lean, held?.lean ?? pose.lean, amount),
  };
}

/** Hands on a thing, where it is no farther than arms go: both where the gesture uses both. */
function grasp(
  pose: Pose,
  at: Target['at'],
  stand: { readonly at: FloorPoint; readonly height: number },
  angle: number,
): Pick<Pose, 'rightHand' | 'leftHand' | 'lean'> | undefined {
  const { height } = stand;
  const distance = Math.hypot(at[0] - stand.at[0], at[1] - stand.at[1]) / height;
  const up = at[2] / height - (pose.hips + TRUNK);
  if (Math.hypot(distance, up) > REACH) return undefined;
  const [right, ahead] = [Math.sin(angle) * distance, Math.cos(angle) * distance];
  const both = Math.abs(pose.rightHand[0] + pose.leftHand[0]) < 0.05;
  const hand = (aside: number): Vector => [right + aside, ahead, up];
  return {
    rightHand: hand(both ? 0.025 : 0.01),
    leftHand: both ? hand(-0.025) : pose.leftHand,
    lean: pose.lean + Math.max(0, distance - ARM) * 0.8,
  };
}
