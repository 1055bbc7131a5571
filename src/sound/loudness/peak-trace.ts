import { CHANNELS } from '../stereo.ts';
import { BETWEEN, MOST_OF_ALL, MOST_OF_NEXT, REACH } from './oversampling.ts';

const [QUARTER, HALF, THREE_QUARTERS] = BETWEEN;

/** Samples looked through at once: mostly there is nothing in them to look at closely. */
const RUN = 64;

/** How many samples after a sample it is known how high the sound goes at it. */
export const TRACE_DELAY = REACH;

/**
 * How high a sound goes at and next to each of its samples, on either channel, four times
 * oversampled. Where that cannot be more than a floor, it is not reckoned, and 0 may be told.
 */
export class PeakTrace {
  /** The last samples of each channel, then those of the run at hand. */
  private readonly left = new Float64Array(2 * REACH + RUN);
  private readonly right = new Float64Array(2 * REACH + RUN);
  /** The greatest sample of the run before. */
  private greatest = 0;
  /** The peak between the last sample that was told of and the next. */
  private between = 0;
  private readonly runAt = new Float64Array(RUN);
  private readonly runBetween = new Float64Array(RUN);

  /** The peaks of as many samples as the block has, which are those up to `TRACE_DELAY` before. */
  follow(block: Float32Array, floor: number, peaks: Float64Array): void {
    const samples = block.length / CHANNELS;
    for (let from = 0; from < samples; from += RUN) {
      const count = Math.min(RUN, samples - from);
      const greatest = this.take(block, from, count);
      const reach = greatest > this.greatest ? greatest : this.greatest;
      if (reach * (MOST_OF_NEXT + MOST_OF_ALL) <= floor) {
        peaks.fill(0, from, from + count);
        this.between = 0;
      } else this.look(floor, reach, count, peaks, from);
      // A run that is shorter than the filters leaves samples of the one before in their reach.
      this.greatest = count < 2 * REACH ? reach : greatest;
      this.left.copyWithin(0, count, count + 2 * REACH);
      this.right.copyWithin(0, count, count + 2 * REACH);
    }
  }

  /** Takes the samples of a run out of a block, and gives the greatest of them. */
  private take(block: Float32Array, from: number, count: number): number {
    const { left, right } = this;
    let greatest = 0;
    for (let index = 0; index < count; index++) {
      const first = block[(from + index) * CHANNELS]!;
      const second = block[(from + index) * CHANNELS + 1]!;
      left[2 * REACH + index] = first;
      right[2 * REACH + index] = second;
      if (first > greatest) greatest = first;
      if (-first > greatest) greatest = -first;
      if (second > greatest) greatest = second;
      if (-second > greatest) greatest = -second;
    }
    return greatest;
  }

  private look(
    floor: number,
    reach: number,
    count: number,
    peaks: Float64Array,
    from: number,
  ): void {
    const least = (floor - reach * MOST_OF_ALL) / MOST_OF_NEXT;
    const { runAt, runBetween } = this;
    runAt.fill(0);
    runBetween.fill(0);
    lookAlong(this.left, count, least, runAt, runBetween);
    lookAlong(this.right, count, least, runAt, runBetween);
    for (let index = 0; index < count; index++) {
      const next = runBetween[index]!;
      const sides = next > this.between ? next : this.between;
      const at = runAt[index]!;
      peaks[from + index] = at > sides ? at : sides;
      this.between = next;
    }
  }
}

/** Raises what is known of the peaks at and between samples by those of one channel. */
function lookAlong(
  window: Float64Array,
  count: number,
  least: number,
  at: Float64Array,
  between: Float64Array,
): void {
  let here = sizeOf(window[REACH]!);
  for (let index = 0; index < count; index++) {
    const next = sizeOf(window[index + REACH + 1]!);
    if (here > at[index]!) at[index] = here;
    if (here > least || next > least) {
      const peak = peakBetween(window, index + 1);
      if (peak > between[index]!) between[index] = peak;
    }
    here = next;
  }
}

/**
 * The greatest value between the two samples in the middle of those from `start`. The three sums are
 * reckoned side by side: each alone would wait for its own last addition.
 */
function peakBetween(window: Float64Array, start: number): number {
  let quarter = 0;
  let half = 0;
  let threeQuarters = 0;
  for (let tap = 0; tap < 2 * REACH; tap++) {
    const value = window[start + tap]!;
    quarter += QUARTER[tap]! * value;
    half += HALF[tap]! * value;
    threeQuarters += THREE_QUARTERS[tap]! * value;
  }
  const sides = Math.max(sizeOf(quarter), sizeOf(threeQuarters));
  return Math.max(sides, sizeOf(half));
}

function sizeOf(value: number): number {
  return value < 0 ? -value : value;
}
