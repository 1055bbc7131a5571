import { SAMPLE_RATE } from '../../film/time.ts';

/** How long fades are where the film's author says nothing, in samples. */

/** Any beginning or end within a sound: long enough not to click, too short to be heard as a fade. */
export const EDGE = Math.round(0.008 * SAMPLE_RATE);

/** A word's or a blow's first sound must not be softened: a step is spread over a millisecond. */
export const ONSET = Math.round(0.001 * SAMPLE_RATE);

/** Music is taken down over about a bar; it comes in as it was written. */
export const MUSIC_END = 2 * SAMPLE_RATE;

/** One music takes the place of another within a beat. */
export const MUSIC_SWAP = Math.round(0.5 * SAMPLE_RATE);

/** The same sound goes on at another level: no jump, and no ramp to be heard either. */
export const LEVEL_CHANGE = Math.round(0.5 * SAMPLE_RATE);

/** Ambience goes with the cut: two or three frames are enough to hide the seam. */
export const AMBIENCE_SWAP = Math.round(0.1 * SAMPLE_RATE);

/** Where ambience begins out of silence, or ends in it. */
export const AMBIENCE_EDGE = Math.round(0.5 * SAMPLE_RATE);

/** An effect that the end of the film, or of its shot, cuts off. */
export const EFFECT_END = Math.round(0.5 * SAMPLE_RATE);

/** A music that loops keeps its beat: 20 ms are less than an ear tells from exact time. */
export const MUSIC_JOINT = Math.round(0.02 * SAMPLE_RATE);

/** Ambience has no beat, and its joint is least heard when it is long. */
export const AMBIENCE_JOINT = 1 * SAMPLE_RATE;
