import type { FrameRate, Frames } from '../film/time.ts';

/*
 * What can be read in comfort. TTSG: Netflix Timed Text Style Guides, general requirements and those
 * of each language. BBC: Subtitle Guidelines 1.2.
 */

/** A cue has no more rows of text (TTSG; BBC: two, three at most). */
export const MOST_LINES = 2;

/** How much a row holds, and how fast is read, by what is written. */
export interface Legibility {
  /** Columns of a row. A full-width character takes two. */
  readonly columns: number;
  /** Characters a second that everyone can read. */
  readonly comfortable: number;
  /** Characters a second beyond which many miss the end. */
  readonly fastest: number;
}

/**
 * Letters: 42 a row (TTSG). 17 a second is what the TTSG ask for in most languages; 21 is about the
 * 180 words a minute at which the BBC draws the line.
 */
export const LETTERS: Legibility = { columns: 42, comfortable: 17, fastest: 21 };
/** 16 full-width characters a row and 9 a second (TTSG Chinese), 11 for subtitles of what is heard. */
export const CHINESE: Legibility = { columns: 32, comfortable: 9, fastest: 11 };
/** 4 a second (TTSG Japanese), 7 for subtitles of what is heard. */
export const JAPANESE: Legibility = { columns: 32, comfortable: 4, fastest: 7 };
/** 16 characters a row and 12 a second (TTSG Korean), 14 for subtitles of what is heard. */
export const KOREAN: Legibility = { columns: 32, comfortable: 12, fastest: 14 };

/** What a cue may last, in seconds (TTSG: 5/6 s, which is 20 frames at 24, to 7 s). */
const SHORTEST = 5 / 6;
const LONGEST = 7;

/** A gap between cues shows that the text has changed (TTSG: 2 frames at any rate). */
export const GAP: Frames = 2;

/** A shorter gap would be seen as a flicker, and is closed (TTSG: below half a second). */
const CHAINED = 0.5;

/** A cue stays so long after its last word where nothing follows (TTSG: up to 12 frames at 24). */
const LINGER = 0.5;

/** Two who speak at once for less only take turns quickly. */
const CROSSED = 0.25;

/** A silence inside a line at which what comes next should not be read yet. */
const PAUSE = 1;

/** The figures in frames of a film. */
export interface CueFrames {
  readonly shortest: Frames;
  readonly longest: Frames;
  readonly gap: Frames;
  readonly chained: Frames;
  readonly linger: Frames;
  readonly crossed: Frames;
  readonly pause: Frames;
}

export function cueFrames(rate: FrameRate): CueFrames {
  const of = (seconds: number, round: (value: number) => number): Frames =>
    // Without the noise of floats: 5/6 s at 24 is 20 frames.
    round(Number(((seconds * rate.num) / rate.den).toFixed(6)));
  return {
    shortest: of(SHORTEST, Math.ceil),
    longest: of(LONGEST, Math.floor),
    gap: GAP,
    chained: of(CHAINED, Math.ceil),
    linger: of(LINGER, Math.round),
    crossed: of(CROSSED, Math.round),
    pause: of(PAUSE, Math.round),
  };
}
