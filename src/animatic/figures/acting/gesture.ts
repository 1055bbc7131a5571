import { smoothstep } from '../../solids/vector.ts';
import type { Vector } from '../../solids/vector.ts';
import type { Pose } from '../pose.ts';

/** What of a pose an action changes, so far into it (0 to 1) and at a time in seconds. */
export type Gesture = (phase: number, seconds: number) => Partial<Pose>;

/** A gesture with the words for it. */
export type Act = readonly [words: RegExp, gesture: Gesture];

/** To and fro, so many times a second. */
export function wobble(seconds: number, rate: number): number {
  return Math.sin(seconds * rate * Math.PI * 2);
}

/** A hand so far to the right, ahead and up of the chest, in shares of the height. */
export function hand(right: number, ahead: number, up: number): Vector {
  return [right, ahead, up];
}

/** There and back again within the action. */
export function once(phase: number): number {
  return smoothstep(0, 0.3, phase) * (1 - smoothstep(0.7, 1, phase));
}

/** Soon there, and it stays. */
export function settle(phase: number, by = 0.4): number {
  return smoothstep(0, by, phase);
}

/** Both hands alike, on their own sides. */
export function hands(
  aside: number,
  ahead: number,
  up: number,
): Pick<Pose, 'rightHand' | 'leftHand'> {
  return { rightHand: hand(aside, ahead, up), leftHand: hand(-aside, ahead, up) };
}
