import type { Character } from '../film/character.ts';
import type { CharacterForm } from '../film/vocabulary.ts';

/** How much room a character takes up, in metres above the floor. */
export interface Body {
  readonly bottom: number;
  readonly top: number;
  /** Height when it stands upright: sizes are measured by it, whatever the posture. */
  readonly stature: number;
  /** What a camera at eye level is level with. */
  readonly eyes: number;
  readonly width: number;
  /** Whether sizes such as `mcu` count from a head downwards; otherwise from the middle. */
  readonly hasHead: boolean;
}

interface Build {
  /** Parts of the height. */
  readonly eyes: number;
  readonly width: number;
  readonly hasHead: boolean;
}

/** Eye height and shoulder width of people after the Dreyfuss human scale; others by eye. */
const BUILDS: Readonly<Record<CharacterForm, Build>> = {
  person: { eyes: 0.93, width: 0.26, hasHead: true },
  child: { eyes: 0.91, width: 0.27, hasHead: true },
  robot: { eyes: 0.92, width: 0.4, hasHead: true },
  creature: { eyes: 0.85, width: 0.8, hasHead: false },
  orb: { eyes: 0.5, width: 1, hasHead: false },
  vehicle: { eyes: 0.65, width: 1.6, hasHead: false },
  object: { eyes: 0.5, width: 0.7, hasHead: false },
};

/** An orb hovers so that its middle is about where a person's chest is. */
const ORB_MIDDLE = 1.4;

/**
 * How much lower a head is than when standing, in parts of the height: a seat is about a quarter of
 * a person's height above the floor, where the hips are otherwise half of it.
 */
const SITTING = /\bseated\b|\bsitting\b|\bsits?\b|\bsat\b/i;
const POSTURES: readonly (readonly [words: RegExp, drop: number])[] = [
  [/\bkneel|on (?:his|her|their|its) knees/i, 0.23],
  [/\bcrouch|\bsquat|\bhuddl/i, 0.3],
  [SITTING, 0.23],
];

/** The body of a character in a posture of the spec's words; upright where they say nothing known. */
export function bodyOf(character: Pick<Character, 'form' | 'height'>, posture = ''): Body {
  const { form, height } = character;
  const build = BUILDS[form];
  const bottom = form === 'orb' ? Math.max(0, ORB_MIDDLE - height / 2) : 0;
  const drop = build.hasHead ? dropOf(posture) : 0;
  return {
    bottom,
    top: bottom + height * (1 - drop),
    stature: height,
    eyes: bottom + height * (build.eyes - drop),
    width: height * build.width,
    hasHead: build.hasHead,
  };
}

export function isSitting(posture = ''): boolean {
  return SITTING.test(posture);
}

function dropOf(posture: string): number {
  if (posture === '') return 0;
  return POSTURES.find(([words]) => words.test(posture))?.[1] ?? 0;
}

/** A person of whom nothing is known. */
export const SOMEONE: Body = bodyOf({ form: 'person', height: 1.75 });
