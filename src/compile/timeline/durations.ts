import { nearestFrames, toSeconds } from '../../film/time.ts';
import type { FrameRate, Frames } from '../../film/time.ts';
import type { Capabilities, Durations } from '../../providers/capabilities.ts';

/** How a model's clips are counted: its own rate and lengths, and frames that are not usable. */
export interface ClipMaker {
  readonly durations: Durations;
  /** Of the clips that it makes. */
  readonly rate: FrameRate;
  /** Of the film. */
  readonly filmRate: FrameRate;
}

/** One clip as it is asked for. */
export interface ClipLength {
  readonly seconds: number;
  /** At the model's rate. */
  readonly frames: Frames;
}

/** A clip that comes within this many seconds counts as long enough; floats are not exact. */
const TOLERANCE = 1e-6;

/** How much more than without them may be paid for the frames that are dropped: a twentieth. */
const MORE_FOR_DROPPED = 1.05;

export function clipMaker(
  capabilities: Capabilities,
  rate: FrameRate,
  filmRate: FrameRate,
): ClipMaker {
  return { durations: capabilities.durations, rate, filmRate };
}

/**
 * The most film frames that one clip can fill. A frame that is dropped at its head is not missed:
 * the last picture is held as long.
 */
export function longestUse(maker: ClipMaker): Frames {
  const { durations } = maker;
  const longest = durations.kind === 'set' ? Math.max(...durations.seconds) : durations.max;
  return Math.max(1, usableFrames(maker, longest, 0));
}

/** Whole film frames that a clip of so many seconds fills without `drop` of its own frames. */
export function usableFrames(maker: ClipMaker, seconds: number, drop: Frames): Frames {
  const usable = seconds - toSeconds(drop, maker.rate);
  return Math.floor((usable + TOLERANCE) * (maker.filmRate.num / maker.filmRate.den));
}

/**
 * The shortest clip the model makes that fills so many film frames after `drop` of its own frames
 * are dropped; its longest where none does. Where only what is dropped would make it much longer,
 * the shorter one, whose last picture is held instead (`heldFrames`).
 */
export function fitClip(maker: ClipMaker, use: Frames, drop: Frames): ClipLength {
  const { durations, rate } = maker;
  const shown = toSeconds(use, maker.filmRate);
  const needed = shown + toSeconds(drop, rate);
  if (durations.kind === 'frames') {
    const longest = Math.floor((durations.max + TOLERANCE) * (rate.num / rate.den));
    const frames = Math.min(ceilFrames(needed, rate), Math.max(longest, ceilFrames(shown, rate)));
    return { frames, seconds: toSeconds(frames, rate) };
  }
  const [whole, held] = [fitSeconds(durations, needed), fitSeconds(durations, shown)];
  const seconds = whole > held * MORE_FOR_DROPPED ? held : whole;
  return { seconds, frames: Math.round((seconds * rate.num) / rate.den) };
}

/**
 * Film frames at the end of a part that no picture of its clip is left for, because of those that
 * are dropped at its head.
 */
export function heldFrames(
  maker: ClipMaker,
  part: { readonly frames: Frames; readonly dropFrames: Frames; readonly clip: ClipLength },
): Frames {
  if (part.dropFrames === 0) return 0;
  const usable = part.clip.seconds - toSeconds(part.dropFrames, maker.rate);
  return Math.max(0, part.frames - nearestFrames(usable, maker.filmRate));
}

function ceilFrames(seconds: number, rate: FrameRate): Frames {
  return Math.ceil((seconds - TOLERANCE) * (rate.num / rate.den));
}

function fitSeconds(durations: Exclude<Durations, { kind: 'frames' }>, needed: number): number {
  if (durations.kind === 'set') {
    const long = durations.seconds.filter((each) => each >= needed - TOLERANCE);
    return long.length > 0 ? Math.min(...long) : Math.max(...durations.seconds);
  }
  const steps = Math.max(0, Math.ceil((needed - durations.min - TOLERANCE) / durations.step));
  const fitted = Math.min(durations.max, durations.min + steps * durations.step);
  return Math.round(fitted * 1e6) / 1e6;
}
