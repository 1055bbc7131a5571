import { SAMPLE_RATE } from '../../film/time.ts';

/** The gain goes down over 5 ms before a peak: a slope, not a step, and shorter than an attack. */
export const LIMITER_AHEAD = Math.round(0.005 * SAMPLE_RATE);

/**
 * It then stays down for 25 ms, half a period of 20 Hz, so that it does not move within the waves of
 * the lowest tones: that would distort them.
 */
export const LIMITER_HOLD = Math.round(0.025 * SAMPLE_RATE);

/** And comes back by two thirds every 200 ms: slower pumps, faster distorts. */
export const LIMITER_RELEASE = Math.round(0.2 * SAMPLE_RATE);
