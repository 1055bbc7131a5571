import { SAMPLE_RATE, sampleAt, toFrames } from '../../film/time.ts';
import type { Duration, FrameRate, Frames } from '../../film/time.ts';
import type { Fade, FadeShape } from '../sound-plan.ts';
import { ONSET } from './fade-lengths.ts';

/** Samples of a length that is the author's: sound need not keep to frames. */
export function samplesOf(duration: Duration, rate: FrameRate): number {
  if (duration.unit === 'frames') return sampleAt(toFrames(duration, rate), rate);
  return Math.round((duration.micros * SAMPLE_RATE) / 1e6);
}

/** Frames that are wholly filled by so many samples. */
export function framesWithin(samples: number, rate: FrameRate): Frames {
  return Math.floor((samples * rate.num) / (SAMPLE_RATE * rate.den));
}

/** Frames that it takes to hold so many samples. */
export function framesToHold(samples: number, rate: FrameRate): Frames {
  const frames = framesWithin(samples, rate);
  return sampleAt(frames, rate) >= samples ? frames : frames + 1;
}

export function fade(samples: number, shape: FadeShape = 'raised_cosine'): Fade {
  return { samples, shape };
}

/** A fade from silence or to it, as the author says, never so short that it clicks; else another. */
export function authorsFade(said: Duration | undefined, rate: FrameRate, otherwise: Fade): Fade {
  return said === undefined ? otherwise : fade(Math.max(ONSET, samplesOf(said, rate)));
}
