import type { FrameRate } from '../../film/time.ts';
import { frameRate } from '../../film/time.ts';

/** Rates that cameras, models and broadcasters use besides whole numbers. */
const FRACTIONAL_RATES: readonly FrameRate[] = [24000, 30000, 48000, 60000, 120000].map((num) =>
  frameRate(num, 1001),
);

/** The highest whole rate that is looked for. */
const HIGHEST_RATE = 240;

/**
 * A clock of so few ticks a second can't tell 24 from 24000/1001 frame by frame: Matroska counts
 * milliseconds. From this on, an even number of ticks a frame is the rate.
 */
const FINE_TIMESCALE = 5000;

/**
 * The rate of evenly spaced pictures, or null where they are not evenly spaced. `starts` are the
 * times at which pictures are shown, rising, in whole ticks of `timescale` a second, and
 * `lastDuration` is how long the last is shown. A container rounds each time to a tick, so a usual
 * rate fits if no picture is off by more than one; of several, the closest is taken.
 */
export function recognizeRate(
  starts: readonly number[],
  timescale: number,
  lastDuration: number,
): FrameRate | null {
  const [first = 0, second = first + lastDuration] = starts;
  const step = second - first;
  if (starts.length === 0 || step <= 0) return null;
  const isEven = starts.every((start, index) => start - first === index * step);
  const exact = frameRate(timescale, step);
  if (isEven && (timescale >= FINE_TIMESCALE || exact.den === 1)) return exact;
  const ends = [...starts, (starts.at(-1) ?? first) + lastDuration];
  return closest(ends, timescale) ?? (isEven ? exact : null);
}

function closest(starts: readonly number[], timescale: number): FrameRate | null {
  let best: { readonly rate: FrameRate; readonly error: number } | undefined;
  for (const rate of usualRates()) {
    const error = largestError(starts, timescale, rate);
    if (error <= 1 && (best === undefined || error < best.error)) best = { rate, error };
  }
  return best?.rate ?? null;
}

/** How far, in ticks, the picture is that is furthest from where the rate puts it. */
function largestError(starts: readonly number[], timescale: number, rate: FrameRate): number {
  const [first = 0] = starts;
  let largest = 0;
  for (const [index, start] of starts.entries()) {
    const expected = (index * rate.den * timescale) / rate.num;
    largest = Math.max(largest, Math.abs(start - first - expected));
    if (largest > 1) break;
  }
  return largest;
}

function usualRates(): readonly FrameRate[] {
  const whole = Array.from({ length: HIGHEST_RATE }, (_, index) => frameRate(index + 1));
  return [...whole, ...FRACTIONAL_RATES];
}
