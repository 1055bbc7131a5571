import { memoised } from '../../memoised.ts';
import type { Pose } from '../pose.ts';
import { ARM_GESTURES } from './arm-gestures.ts';
import { BODY_GESTURES } from './body-gestures.ts';
import type { Act, Gesture } from './gesture.ts';
import { HAND_WORK } from './hand-work.ts';
import { HEAD_GESTURES, LOOKING } from './head-gestures.ts';

/**
 * All that can be acted out, the more telling first. Several may hold at once: a later row fills in
 * what earlier ones leave alone.
 */
const ACTS: readonly Act[] = [
  ...HAND_WORK,
  ...ARM_GESTURES,
  ...BODY_GESTURES,
  ...HEAD_GESTURES,
  LOOKING,
];

/** The gestures that a text has words for. */
const gesturesIn = memoised((text: string): readonly Gesture[] =>
  ACTS.flatMap(([pattern, gesture]) => (pattern.test(text) ? [gesture] : [])),
);

/** Whether a text, in lower case, has words for a gesture. */
export function hasGesture(text: string): boolean {
  return gesturesIn(text).length > 0;
}

/** Gestures over a pose, as the words of an action say in lower case, so far into it. */
export function gesture(pose: Pose, text: string, phase: number, seconds: number): Pose {
  let changes: Partial<Pose> = {};
  for (const make of gesturesIn(text)) changes = { ...make(phase, seconds), ...changes };
  return { ...pose, ...changes };
}
