import { SAMPLE_RATE } from '../../film/time.ts';
import type { Bus } from '../sound-plan.ts';

/**
 * By how many decibels each bus goes down under a voice. Listeners want speech at least 10 LU above
 * music, and 15 LU above ambience (Torcoli et al., “Preferred Levels for Background Ducking”, JAES
 * 67/12, 2019). Music is made as loud as speech is, so that 12 dB keep it on the safe side; ambience
 * is recorded some 10 dB below speech to begin with. The pictures' own sound may be what the shot is
 * about, and only makes room.
 */
export const DUCK_DEPTH: Readonly<Record<Bus, number>> = {
  voice: 0,
  effect: 0,
  native: 4,
  ambience: 8,
  music: 12,
};

/** The way down ends as the word begins: slow enough to be no jolt, as a hand on a fader is. */
export const DUCK_ATTACK = Math.round(0.25 * SAMPLE_RATE);

/** It stays down for a while after the last word, so that no last breath is followed by a swell. */
export const DUCK_HOLD = Math.round(0.3 * SAMPLE_RATE);

/** The way up is slow: four times the way down, so that nobody hears a fader move. */
export const DUCK_RELEASE = Math.round(1 * SAMPLE_RATE);

/** For less than this at its own level a bed does not come up: it would be heard to swell. */
export const DUCK_RESTED = Math.round(1 * SAMPLE_RATE);

/** A shorter pause between words is bridged: the bed would come up only to go down again. */
export const DUCK_PAUSE = DUCK_ATTACK + DUCK_HOLD + DUCK_RELEASE + DUCK_RESTED;
