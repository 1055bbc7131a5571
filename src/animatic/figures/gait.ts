import type { Vector } from '../solids/vector.ts';
import type { Pose } from './pose.ts';

/** A walk or a run: two steps a cycle. `cycle` counts them. */
export function stride(pose: Pose, cycle: number, running: boolean): Pose {
  const angle = cycle * Math.PI * 2;
  const length = running ? 0.27 : 0.165;
  const foot = (side: number, at: number): Vector => [
    side * 0.045,
    Math.sin(at) * length - (running ? 0.04 : 0),
    Math.max(0, Math.cos(at)) * (running ? 0.2 : 0.055) + (running && Math.sin(at) < 0 ? 0.05 : 0),
  ];
  const swing = (side: number, at: number): Vector =>
    running
      ? [side * 0.11, 0.06 + Math.sin(at) * 0.16, -0.14 + Math.sin(at) * 0.06]
      : [side * 0.13, Math.sin(at) * 0.13 + 0.01, -0.3 + Math.abs(Math.sin(at)) * 0.025];
  return {
    ...pose,
    hips: (running ? 0.5 : 0.512) + Math.abs(Math.cos(angle)) * (running ? 0.028 : 0.012),
    lean: running ? 0.2 : 0.05,
    twist: Math.sin(angle) * 0.12,
    headTurn: -Math.sin(angle) * 0.1,
    rightFoot: foot(1, angle),
    leftFoot: foot(-1, angle + Math.PI),
    rightHand: swing(1, angle + Math.PI),
    leftHand: swing(-1, angle),
  };
}

/** Breath, and the small shifts of weight of anyone who stands still. */
export function breathe(pose: Pose, seconds: number): Pose {
  const breath = Math.sin(seconds * 1.5);
  const shift = Math.sin(seconds * 0.45);
  return {
    ...pose,
    hips: pose.hips + breath * 0.0012,
    sway: pose.sway + shift * 0.012,
    headTilt: pose.headTilt + shift * 0.025,
    headTurn: pose.headTurn + Math.sin(seconds * 0.33) * 0.05,
    rightHand: [
      pose.rightHand[0] + breath * 0.002,
      pose.rightHand[1],
      pose.rightHand[2] + breath * 0.003,
    ],
    leftHand: [
      pose.leftHand[0] - breath * 0.002,
      pose.leftHand[1],
      pose.leftHand[2] + breath * 0.003,
    ],
  };
}
