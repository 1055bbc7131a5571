import type { Character } from '../../film/character.ts';
import type { Staging } from '../../world/staging.ts';
import type { CharacterState } from '../../world/world-state.ts';

/** What a character is doing on a frame: the words for it, and how far into it we are. */
export interface Activity {
  readonly words: string;
  /** 0 to 1 over the beat, or over the shot where it has no beats. */
  readonly phase: number;
  readonly seconds: number;
}

/** All that is said of how a character feels in a state, for reading its face. */
export function feelingWords(character: Character, state: CharacterState | undefined): string {
  const name = state?.emotion ?? '';
  const emotion = character.emotions[name];
  return [name, emotion?.note, ...Object.values(emotion?.traits ?? {})].join(' ');
}

/** All that is said of how a character moves in a state. */
export function motionWords(character: Character, state: CharacterState | undefined): string {
  const emotion = character.emotions[state?.emotion ?? ''];
  const name = state?.motion ?? emotion?.motion ?? '';
  return `${name} ${character.motion[name] ?? ''} ${emotion?.note ?? ''}`.toLowerCase();
}

const MALE = /\b(he|him|his)\b/;
const FEMALE = /\b(she|her|hers)\b/;

function pronounOf(character: Character): 'he' | 'she' | undefined {
  const text = [
    character.name,
    ...Object.values(character.identity),
    ...Object.values(character.wardrobe),
    ...Object.values(character.emotions).map(({ note }) => note ?? ''),
  ]
    .join(' ')
    .toLowerCase();
  if (FEMALE.test(text) || /\b(woman|girl|lady|mother|queen|actress)\b/.test(text)) return 'she';
  if (MALE.test(text) || /\b(man|boy|father|king|actor|guard)\b/.test(text)) return 'he';
  return undefined;
}

function names(character: Character): readonly string[] {
  return [character.id, character.name].map((name) => name.toLowerCase().replace(/^(the|a) /, ''));
}

/** The clauses of an action in which a character is the one who acts. */
export function wordsFor(staging: Staging, character: Character, action: string): string {
  const onScreen = staging.blocking
    .map(({ character: id }) => staging.cast[id])
    .filter((one) => one !== undefined);
  let subject = onScreen[0];
  const own: string[] = [];
  for (const clause of action.toLowerCase().split(/[.,;:]|\bwhile\b|\band\b|\bthen\b/)) {
    if (/^\s*they\b|^\s*both\b/.test(clause)) {
      own.push(clause);
      continue;
    }
    const first = onScreen
      .map((one) => ({
        one,
        at: Math.min(
          ...names(one).map((name) => (clause.includes(name) ? clause.indexOf(name) : Infinity)),
        ),
      }))
      .sort((a, b) => a.at - b.at)[0];
    const pronoun = /^\s*(he|she)\b/.exec(clause)?.[1];
    if (pronoun !== undefined) {
      subject = onScreen.find((one) => pronounOf(one) === pronoun) ?? subject;
    } else if (first !== undefined && first.at < 24) {
      subject = first.one;
    }
    if (subject?.id === character.id) own.push(clause);
  }
  return own.join(', ');
}

/** What a character does on a frame of the shot. */
export function activityAt(staging: Staging, character: Character, frame: number): Activity {
  const beat = staging.beats.findLast(({ from, to }) => from <= frame && frame < to);
  const [from, to] = beat === undefined ? [0, staging.shotFrames] : [beat.from, beat.to];
  const action = beat?.action ?? staging.shot.action ?? '';
  return {
    words: wordsFor(staging, character, action),
    phase: (frame - from) / Math.max(1, to - from),
    seconds: (frame * staging.rate.den) / staging.rate.num,
  };
}
