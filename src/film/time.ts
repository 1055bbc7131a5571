/**
 * Film time. On the timeline everything is a whole number of frames at a rational rate; seconds
 * exist only at the edge (the spec, prompts, providers). See Recommendation ITU-R BT.601 and
 * SMPTE ST 12-1 for why 29.97 is 30000/1001.
 */

/** A count of frames, whole and not negative. */
export type Frames = number;

/** Frames per second as a fraction in lowest terms, e.g. 24/1 or 30000/1001. */
export interface FrameRate {
  readonly num: number;
  readonly den: number;
}

/** A length as its author wrote it: whole frames, or time in whole microseconds. */
export type Duration =
  | { readonly unit: 'frames'; readonly frames: Frames }
  | { readonly unit: 'time'; readonly micros: number };

export const SAMPLE_RATE = 48_000;

export function frames(count: Frames): Duration {
  return { unit: 'frames', frames: count };
}

export function seconds(value: number): Duration {
  return { unit: 'time', micros: Math.round(value * 1e6) };
}

export function frameRate(num: number, den = 1): FrameRate {
  const divisor = greatestCommonDivisor(num, den);
  return { num: num / divisor, den: den / divisor };
}

/** The nearest whole number of frames; halves round up. */
export function toFrames(duration: Duration, rate: FrameRate): Frames {
  if (duration.unit === 'frames') return duration.frames;
  return Math.floor((2 * duration.micros * rate.num + rate.den * 1e6) / (2 * rate.den * 1e6));
}

/** Whether the duration is a whole number of frames already, so that rounding changes nothing. */
export function isWholeFrames(duration: Duration, rate: FrameRate): boolean {
  return duration.unit === 'frames' || (duration.micros * rate.num) % (rate.den * 1e6) === 0;
}

/** Seconds as a float, for prompts, providers and people; never for arithmetic on the timeline. */
export function toSeconds(count: Frames, rate: FrameRate): number {
  return (count * rate.den) / rate.num;
}

/**
 * How many frames so many seconds of pictures fill: the nearest whole number, halves up. A float
 * that falls short of a half by no more than its own inexactness is one.
 */
export function nearestFrames(value: number, rate: FrameRate): Frames {
  return Math.floor((value * rate.num) / rate.den + 0.5 + 1e-4);
}

/** The audio sample at which a frame starts: cumulative, so that it never drifts. */
export function sampleAt(frame: Frames, rate: FrameRate): number {
  return Math.round((frame * rate.den * SAMPLE_RATE) / rate.num);
}

/**
 * Frames that a sound of so many samples fills, wherever it begins: as a frame of 29.97 has now a sample
 * more and now one less, one sample is added. At least one.
 */
export function framesOfSamples(samples: number, rate: FrameRate): Frames {
  const isWhole = (rate.den * SAMPLE_RATE) % rate.num === 0;
  const longest = samples + (isWhole ? 0 : 1);
  return Math.max(1, Math.ceil((longest * rate.num) / (rate.den * SAMPLE_RATE)));
}

/** Non-drop timecode `HH:MM:SS:FF`, counting frames at the nearest whole rate. */
export function timecode(frame: Frames, rate: FrameRate): string {
  const base = Math.round(rate.num / rate.den);
  const two = (value: number): string => String(value).padStart(2, '0');
  const whole = Math.floor(frame / base);
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60, frame % base]
    .map(two)
    .join(':');
}

/** As ffmpeg and people write it: `24` or `30000/1001`. */
export function formatRate(rate: FrameRate): string {
  return rate.den === 1 ? String(rate.num) : `${rate.num}/${rate.den}`;
}

export function sameRate(left: FrameRate, right: FrameRate): boolean {
  return left.num * right.den === right.num * left.den;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
