import { CHANNELS } from '../stereo.ts';
import { BETWEEN, MOST_OF_ALL, MOST_OF_NEXT, REACH } from './oversampling.ts';

/** Samples looked through at once: mostly there is nothing in them to look at closely. */
const RUN = 64;

/** How many samples after a sample it is known how high the sound goes at it. */
export const TRACE_DELAY = REACH;

/**
 * How high a sound goes at and next to each of its samples, on either channel, four times
 * oversampled. Where that cannot be more than a floor, nothing is reckoned, and it is not exact.
 */
export class PeakTrace {
  /** The last samples of each channel, then those of the run at hand. */
  private readonly window = Array.from(
    { length: CHANNELS },
    () => new Float64Array(2 * REACH + RUN),
  );
  /** The peak between the last sample that was told of and the next. */
  private between = 0;
  private readonly runBetween = new Float64Array(RUN);
  private readonly runAt = new Float64Array(RUN);

  /** The peaks of as many samples as the block has, which are those up to `TRACE_DELAY` before. */
  follow(block: Float32Array, floor: number, peaks: Float64Array): void {
    const samples = block.length / CHANNELS;
    for (let from = 0; from < samples; from += RUN) {
      const count = Math.min(RUN, samples - from);
      this.runBetween.fill(0);
      this.runAt.fill(0);
      for (const [channel, window] of this.window.entries()) {
        for (let index = 0; index < count; index++) {
          window[2 * REACH + index] = block[(from + index) * CHANNELS + channel]!;
        }
        this.look(window, count, floor);
        window.copyWithin(0, count, count + 2 * REACH);
      }
      for (let index = 0; index < count; index++) {
        const next = this.runBetween[index]!;
        const sides = next > this.between ? next : this.between;
        const at = this.runAt[index]!;
        peaks[from + index] = at > sides ? at : sides;
        this.between = next;
      }
    }
  }

  private look(window: Float64Array, count: number, floor: number): void {
    let greatest = 0;
    for (let index = 0; index < count + 2 * REACH; index++) {
      const size = sizeOf(window[index]!);
      if (size > greatest) greatest = size;
    }
    const least = (floor - greatest * MOST_OF_ALL) / MOST_OF_NEXT;
    for (let index = 0; index < count; index++) {
      const here = sizeOf(window[index + REACH]!);
      if (here > this.runAt[index]!) this.runAt[index] = here;
      if (greatest <= least) continue;
      if (here <= least && sizeOf(window[index + REACH + 1]!) <= least) continue;
      const peak = peakBetween(window, index + 1);
      if (peak > this.runBetween[index]!) this.runBetween[index] = peak;
    }
  }
}

/** The greatest value between the two samples in the middle of those from `start`. */
function peakBetween(window: Float64Array, start: number): number {
  let peak = 0;
  for (const taps of BETWEEN) {
    let value = 0;
    for (let tap = 0; tap < 2 * REACH; tap++) value += taps[tap]! * window[start + tap]!;
    const size = sizeOf(value);
    if (size > peak) peak = size;
  }
  return peak;
}

function sizeOf(value: number): number {
  return value < 0 ? -value : value;
}
