import { toSeconds } from '../film/time.ts';
import type { FrameRate, Frames } from '../film/time.ts';
import type { Capabilities, Durations } from '../providers/capabilities.ts';

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

export function clipMaker(
  capabilities: Capabilities,
  rate: FrameRate,
  filmRate: FrameRate,
): ClipMaker {
  return { durations: capabilities.durations, rate, filmRate };
}

/** The most film frames that one clip can fill, `drop` of its own frames not counted. */
export function longestUse(maker: ClipMaker, drop: Frames): Frames {
  const { durations } = maker;
  const longest = durations.kind === 'set' ? Math.max(...durations.seconds) : durations.max;
  const usable = longest - toSeconds(drop, maker.rate);
  return Math.max(1, Math.floor((usable + TOLERANCE) * (maker.filmRate.num / maker.filmRate.den)));
}

/**
 * The shortest clip the model makes that fills so many film frames after `drop` of its own frames
 * are dropped; its longest where none does.
 */
export function fitClip(maker: ClipMaker, use: Frames, drop: Frames): ClipLength {
  const { durations, rate } = maker;
  const needed = toSeconds(use, maker.filmRate) + toSeconds(drop, rate);
  if (durations.kind === 'frames') {
    const frames = Math.ceil((needed - TOLERANCE) * (rate.num / rate.den));
    return { frames, seconds: toSeconds(frames, rate) };
  }
  const seconds = fitSeconds(durations, needed);
  return { seconds, frames: Math.round((seconds * rate.num) / rate.den) };
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
