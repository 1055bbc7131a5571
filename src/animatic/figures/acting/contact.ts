import type { CharacterId } from '../../../film/ids.ts';
import type { Blocking, Staging } from '../../../world/stage/staging.ts';
import { postureIn } from '../../../world/floor/posture.ts';
import type { Vector } from '../../solids/vector.ts';

/** What somebody does to somebody else that only works at arm's length, or closer. */
export interface Contact {
  readonly partner: Blocking;
  /** Metres between the two, where they meet. */
  readonly gap: number;
  /** Where on the other a hand goes; absent where arms go around them. */
  readonly hand?: Vector;
}

/** An embrace, and a touch, in metres between two bodies. */
const CLOSE = 0.36;
const ARM = 0.6;

const EMBRACES =
  /\b(?:hug|embrac|cuddl|waltz|tango)(?:s|e|es|ing|ging)?\b(?! (?:him|her|them|it)sel)|(?<!\ba )\bkiss(?:es|ing)?\b|\bslow[- ]danc|\bfalls? into (?:his|her|their|each other's|one another's) arms/;

/** Verbs that are done to others by their nature, and hands that go to a part of somebody. */
const TOUCHES =
  /\b(?:strok|caress|slap|punch|tickl|straighten|shak)(?:s|es|ing)? (?:[\w'’]+ ){0,2}(?:hands?|cheeks?|faces?|forehead|hair|shoulders?|collar|tie|arms?|back|chin|lapels?)\b|\b(?:tak|hold|squeez|grab|grasp|clasp)(?:s|es|ing)? (?:[\w'’]+ ){1,2}(?:hands?|arms?|wrist)\b|\b(?:puts?|lays?|places?|rests?) (?:a|his|her|their|one) (?:\w+ )?hand on (?:[\w'’]+ ){1,2}(?:shoulders?|arms?|cheek|hands?|back|knee|head)\b/;

/** One's own is no one else's; and so is what is shaken without a hand. */
const OWN = /\b(?:own|(?:his|her|their) (?:head|fist)s?)\b/;

/** How high a part of a body is, in shares of its height. */
const PARTS: readonly (readonly [RegExp, number])[] = [
  [/cheek|face|forehead|hair|chin|head/, 0.9],
  [/collar|tie|shoulder|lapel/, 0.8],
  [/hand|wrist|knee/, 0.52],
  [/arm|back/, 0.68],
];

/** Where somebody is who lies in a bed, in metres; how much lower who sits is, in shares of the height. */
const ON_A_BED = 0.75;
const LOWER = 0.23;

/** What a character's words, in lower case, say that it does to another of the shot, if anything. */
export function contactIn(staging: Staging, self: CharacterId, words: string): Contact | undefined {
  const embraces = EMBRACES.test(words);
  const touched = TOUCHES.exec(words)?.[0];
  if ((!embraces && touched === undefined) || OWN.test(touched ?? '')) return undefined;
  const others = staging.blocking.filter(({ character }) => character !== self);
  const named = others.find(({ character }) => {
    const name = staging.cast[character]?.name.toLowerCase().replace(/^(the|a) /, '');
    return words.includes(character) || (name !== undefined && words.includes(name));
  });
  const partner = named ?? (others.length === 1 ? others[0] : undefined);
  const height = staging.cast[partner?.character ?? self]?.height;
  if (partner === undefined || height === undefined) return undefined;
  if (embraces || touched === undefined) return { partner, gap: CLOSE };
  const part = PARTS.find(([pattern]) => pattern.test(touched))?.[1] ?? 0.75;
  const posture = postureIn(staging.after.characters[partner.character]?.posture ?? '');
  const up =
    posture === 'lying'
      ? ON_A_BED
      : height * (posture === 'sitting' ? Math.max(part - LOWER, 0.36) : part);
  return { partner, gap: ARM, hand: [partner.to[0], partner.to[1], up] };
}
