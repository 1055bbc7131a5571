import { postureIn as postureWord } from '../../../world/floor/posture.ts';
import type { Posture } from '../../../world/floor/posture.ts';
import { memoised } from '../../memoised.ts';
import { CROUCHING, KNEELING, LYING, ON_FLOOR, SEATED, STANDING } from '../pose.ts';
import type { Pose } from '../pose.ts';

const POSES: Readonly<Record<Posture, Pose>> = {
  standing: STANDING,
  sitting: SEATED,
  on_floor: ON_FLOOR,
  kneeling: KNEELING,
  crouching: CROUCHING,
  lying: LYING,
};

/** The pose that words say; undefined where they say none. */
export const postureIn = memoised((text: string): Pose | undefined => {
  const posture = postureWord(text);
  return posture && POSES[posture];
});

/** The pose of a posture by its words; standing where they say nothing known. */
export function postureOf(words: string): Pose {
  return postureIn(words) ?? STANDING;
}
