import type { Shot } from '../film/shot.ts';
import { spokenWords, WORDS_PER_SECOND } from '../film/spoken-words.ts';
import type { Duration, FrameRate } from '../film/time.ts';
import { toFrames, toSeconds } from '../film/time.ts';

/** A shot does not start with a voice, and breathes between two lines, in seconds. */
const LEAD = 0.25;
const BREATH = 0.25;

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
    const stop = start + spokenWords(line) / WORDS_PER_SECOND;
    clock = stop + BREATH;
    end = Math.max(end, stop);
  }
  const narrated = shot.narration === undefined ? 0 : spokenWords(shot.narration);
  return narrated === 0 ? end : Math.max(end, LEAD + narrated / WORDS_PER_SECOND);
}

export const durationSeconds = (duration: Duration, rate: FrameRate): number =>
  toSeconds(toFrames(duration, rate), rate);
