import type { Shot } from '../film/shot.ts';
import type { Duration, FrameRate } from '../film/time.ts';
import { toFrames, toSeconds } from '../film/time.ts';

/** Unhurried speech, after the film spec: about two and a half words a second. */
export const WORDS_PER_SECOND = 2.5;

/**
 * A character of Chinese, Japanese or Korean script counts as half a word: some five are spoken in a
 * second (Pellegrino, Coupé and Marsico, Language 87, 2011: 5.2 syllables a second in Mandarin).
 */
const CHARACTER_WORDS = 0.5;
const SCRIPT_WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** A shot does not start with a voice, and breathes between two lines, in seconds. */
const LEAD = 0.25;
const BREATH = 0.25;

export function countWords(text: string): number {
  const characters = text.match(SCRIPT_WITHOUT_SPACES)?.length ?? 0;
  const rest = text.replaceAll(SCRIPT_WITHOUT_SPACES, ' ');
  const words = rest.split(/\s+/u).filter((word) => /[\p{Letter}\p{Number}]/u.test(word)).length;
  return words + characters * CHARACTER_WORDS;
}

/**
 * When the shot's speech will have ended, in seconds from its start; 0 where nothing is said. Lines
 * follow each other unless they say when; the narrator may speak at the same time.
 */
export function speechEnd(shot: Shot, rate: FrameRate): number {
  let end = 0;
  let clock = LEAD;
  for (const { line, at, pause } of shot.dialogue) {
    const start =
      at === undefined
        ? clock + (pause === undefined ? 0 : durationSeconds(pause, rate))
        : durationSeconds(at, rate);
    const stop = start + countWords(line) / WORDS_PER_SECOND;
    clock = stop + BREATH;
    end = Math.max(end, stop);
  }
  const narrated = shot.narration === undefined ? 0 : countWords(shot.narration);
  return narrated === 0 ? end : Math.max(end, LEAD + narrated / WORDS_PER_SECOND);
}

export const durationSeconds = (duration: Duration, rate: FrameRate): number =>
  toSeconds(toFrames(duration, rate), rate);
