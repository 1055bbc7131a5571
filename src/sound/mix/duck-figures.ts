import { SAMPLE_RATE } from '../../film/time.ts';
import type { Bus } from '../sound-plan.ts';

/**
 * By how many decibels each bus goes down under a voice. Viewers ask for a bed 7 to 10 LU below
 * speech (BBC R&D White Paper 272); a song is made as loud as speech is, so music gives way by more
 * than that, ambience, which is quieter to begin with, by less. The pictures' own sound may be what
 * the shot is about, and only makes room.
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

/** A shorter pause between words is bridged: the bed would come up only to go down again. */
export const DUCK_PAUSE = DUCK_ATTACK + DUCK_HOLD + DUCK_RELEASE;
