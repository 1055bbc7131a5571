/** How a body is held, as far as it changes how high it is and which way it reaches. */
export type Posture = 'standing' | 'sitting' | 'on_floor' | 'kneeling' | 'crouching' | 'lying';

/** What one sits on that is no seat. */
const FLOOR = '(?:floor|ground|grass|lawn|sand|beach|snow|carpet|rug|mat|pavement|earth|deck)';

const SITS = String.raw`\b(?:seated|sitting|sits?|sat)\b`;

/**
 * Postures by the words for them, in lower case: what is said outright before what is implied, so that
 * who sleeps sitting sits, and who has knelt down beside a sleeper kneels.
 */
const POSTURES: readonly (readonly [words: RegExp, posture: Posture])[] = [
  [
    /\b(?:lies|lying|lie)\b(?! (?:to|about)\b)|\blaid\b|\blays? down\b|\bon (?:his|her|their|its) (?:back|belly|stomach|side)\b|\bsprawl|\bstretched out\b|\bface down\b|\bprone\b|\bsupine\b/,
    'lying',
  ],
  [/\bkneel|\bknelt\b|\b(?:on|to) (?:his|her|their|its) knees/, 'kneeling'],
  [/\bcrouch|\bsquat|\bhuddl/, 'crouching'],
  [
    new RegExp(
      `\\bcross[- ]legged\\b|${SITS}[^.,;]*\\b(?:on|in|against) (?:the |a |an |his |her |their )?(?:\\w+ )?${FLOOR}\\b`,
    ),
    'on_floor',
  ],
  [new RegExp(`${SITS}|at the wheel|\\bdriving\\b|\\briding\\b|\\brides\\b`), 'sitting'],
  [/\basleep\b|\bsleeping\b|\bunconscious\b|\bin bed\b/, 'lying'],
  [
    /\bstands? up\b|\b(?:gets?|got) up\b|\brises\b|\bto (?:his|her|their|its) feet|\bstanding\b|\bstands\b/,
    'standing',
  ],
];

/** The posture that words say; undefined where they say none. */
export function postureIn(words: string): Posture | undefined {
  const text = words.toLowerCase();
  return POSTURES.find(([pattern]) => pattern.test(text))?.[1];
}
