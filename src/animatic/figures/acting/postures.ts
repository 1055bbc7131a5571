import { memoised } from '../../memoised.ts';
import { CROUCHING, KNEELING, LYING, SEATED, STANDING } from '../pose.ts';
import type { Pose } from '../pose.ts';

const POSTURES: readonly (readonly [RegExp, Pose])[] = [
  [
    /\b(lies|lying|lie|laid|lays down|asleep|sleeping|unconscious|on (his|her|their|its) back)\b/,
    LYING,
  ],
  [/\bkneel|\bknelt|on (his|her|their|its) knees|to (his|her|their) knees/, KNEELING],
  [/\bcrouch|\bsquat|\bhuddl/, CROUCHING],
  [
    /\bseated\b|\bsitting\b|\bsits?\b|\bsat\b|at the wheel|\bdriving\b|\briding\b|\brides\b/,
    SEATED,
  ],
];

const STANDS =
  /\bstands? up\b|\b(gets?|got) up\b|\brises\b|to (his|her|their) feet|\bstanding\b|\bstands\b/;

/** The pose that words say, in lower case; undefined where they say none. */
export const postureIn = memoised((text: string): Pose | undefined => {
  const posture = POSTURES.find(([pattern]) => pattern.test(text))?.[1];
  return posture ?? (STANDS.test(text) ? STANDING : undefined);
});

/** The pose of a posture by its words; standing where they say nothing known. */
export function postureOf(words: string): Pose {
  return postureIn(words.toLowerCase()) ?? STANDING;
}
