import type { Vector } from '../solids/vector.ts';
import { between, lerp } from '../solids/vector.ts';

/**
 * How a person holds itself, in shares of its height and in radians. Points are right, ahead and up
 * of the figure; hands are measured from between the shoulders, feet from the floor beneath it.
 */
export interface Pose {
  /** Height of the hips. */
  readonly hips: number;
  /** How far the trunk leans ahead, and to its right. */
  readonly lean: number;
  readonly sway: number;
  /** The turn of the shoulders and of the head, clockwise from above. */
  readonly twist: number;
  readonly headTurn: number;
  /** Down is positive. */
  readonly nod: number;
  readonly headTilt: number;
  readonly rightHand: Vector;
  readonly leftHand: Vector;
  readonly rightFoot: Vector;
  readonly leftFoot: Vector;
  /** The turn of the whole body, clockwise from above. */
  readonly turn: number;
  /** 0 upright to 1 stretched out on its back. */
  readonly lie: number;
  /** 0 with the eyes as they are to 1 shut. */
  readonly shut: number;
  /** How high what it lies on is. */
  readonly lift: number;
  /** Above 0 it sits where the place has no seat, on a plain box as a film crew would put there. */
  readonly box: number;
}

export const STANDING: Pose = {
  hips: 0.515,
  lean: 0.01,
  sway: 0,
  twist: 0,
  headTurn: 0,
  nod: 0,
  headTilt: 0,
  rightHand: [0.118, 0.03, -0.333],
  leftHand: [-0.118, 0.025, -0.333],
  rightFoot: [0.065, 0.01, 0],
  leftFoot: [-0.065, -0.01, 0],
  turn: 0,
  lie: 0,
  shut: 0,
  lift: 0,
  box: 0,
};

export const SEATED: Pose = {
  ...STANDING,
  hips: 0.285,
  lean: -0.03,
  rightHand: [0.06, 0.2, -0.23],
  leftHand: [-0.06, 0.21, -0.225],
  rightFoot: [0.075, 0.24, 0],
  leftFoot: [-0.07, 0.26, 0],
};

export const KNEELING: Pose = {
  ...STANDING,
  hips: 0.29,
  lean: 0.08,
  rightHand: [0.09, 0.17, -0.26],
  leftHand: [-0.09, 0.17, -0.26],
  rightFoot: [0.08, 0.17, 0],
  leftFoot: [-0.07, -0.26, 0],
};

export const CROUCHING: Pose = {
  ...STANDING,
  hips: 0.24,
  lean: 0.35,
  rightHand: [0.1, 0.2, -0.2],
  leftHand: [-0.1, 0.2, -0.2],
  rightFoot: [0.09, 0.03, 0],
  leftFoot: [-0.09, 0.0, 0],
};

/** On the floor itself, the knees drawn up a little. */
export const ON_FLOOR: Pose = {
  ...STANDING,
  hips: 0.075,
  lean: 0.02,
  rightHand: [0.025, 0.24, -0.19],
  leftHand: [-0.025, 0.24, -0.175],
  rightFoot: [0.075, 0.33, 0],
  leftFoot: [-0.07, 0.37, 0],
};

/** Stretched out: drawn as somebody who stands, laid down. */
export const LYING: Pose = {
  ...STANDING,
  lie: 1,
  rightHand: [0.14, -0.01, -0.32],
  leftHand: [-0.14, 0, -0.318],
};

/** Hips are so far above what one sits on. */
const THIGH = 0.05;

/** A posture on what the place has for it; `seat` is its height in shares of the body's. */
export function poseOn(posture: Pose, seat: number | undefined): Pose {
  if (posture === LYING) return seat === undefined ? posture : { ...posture, lift: seat };
  if (posture !== SEATED) return posture;
  return seat === undefined ? { ...posture, box: 1 } : { ...posture, hips: seat + THIGH };
}

/** The pose so far of the way from one to another. */
export function blendPoses(from: Pose, to: Pose, amount: number): Pose {
  if (amount <= 0) return from;
  if (amount >= 1) return to;
  return {
    hips: lerp(from.hips, to.hips, amount),
    lean: lerp(from.lean, to.lean, amount),
    sway: lerp(from.sway, to.sway, amount),
    twist: lerp(from.twist, to.twist, amount),
    headTurn: lerp(from.headTurn, to.headTurn, amount),
    nod: lerp(from.nod, to.nod, amount),
    headTilt: lerp(from.headTilt, to.headTilt, amount),
    rightHand: between(from.rightHand, to.rightHand, amount),
    leftHand: between(from.leftHand, to.leftHand, amount),
    rightFoot: between(from.rightFoot, to.rightFoot, amount),
    leftFoot: between(from.leftFoot, to.leftFoot, amount),
    turn: lerp(from.turn, to.turn, amount),
    lie: lerp(from.lie, to.lie, amount),
    shut: lerp(from.shut, to.shut, amount),
    lift: lerp(from.lift, to.lift, amount),
    box: lerp(from.box, to.box, amount),
  };
}
