import type { Character } from '../../film/character.ts';
import type { Staging } from '../../world/stage/staging.ts';
import type { CharacterState } from '../../world/fold/world-state.ts';
import { isWeightless } from '../set/outer-space.ts';
import { actedClauses } from './acting/who-acts.ts';

/** What a character is doing on a frame: the words for it, and how far into it we are. */
export interface Activity {
  readonly words: string;
  /** The words for what it has done in the beats before. */
  readonly earlier: string;
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

/** A clause that says what somebody does not do. */
const DENIED = /\b(not|never|no longer|cannot|doesn't|don't|can't|won't)\b/;

/** What is said of a character's doing in an action, in lower case. */
export function wordsFor(staging: Staging, character: Character, action: string): string {
  return actedClauses(staging, action)
    .filter(({ actor, words }) => actor === character.id && !DENIED.test(words))
    .map(({ words }) => words)
    .join(', ');
}

/** What a character does on a frame of the shot. */
export function activityAt(staging: Staging, character: Character, frame: number): Activity {
  const index = staging.beats.findLastIndex(({ from, to }) => from <= frame && frame < to);
  const beat = staging.beats[index];
  const [from, to] = beat === undefined ? [0, staging.shotFrames] : [beat.from, beat.to];
  const action = beat?.action ?? staging.shot.action ?? '';
  const said = wordsFor(staging, character, action);
  return {
    // Who has no weight floats, whatever they do.
    words: isWeightless(staging.environment) ? `${said}, floats` : said,
    earlier: staging.beats
      .slice(0, Math.max(0, index))
      .map((done) => wordsFor(staging, character, done.action))
      .join(', '),
    phase: (frame - from) / Math.max(1, to - from),
    seconds: (frame * staging.rate.den) / staging.rate.num,
  };
}
