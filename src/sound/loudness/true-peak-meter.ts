import { CHANNELS } from '../stereo.ts';
import { BETWEEN, MOST_OF_ALL, MOST_OF_NEXT, REACH } from './oversampling.ts';

/** Samples looked through at once: mostly none of them can make a new peak. */
const RUN = 64;

/** The greatest amplitude that the sound has between or at its samples, as it comes by. */
export class TruePeakMeter {
  private peak = 0;
  /** The last samples of each channel, then those of the run at hand. */
  private readonly window = Array.from(
    { length: CHANNELS },
    () => new Float64Array(2 * REACH + RUN),
  );

  add(block: Float32Array): void {
    const samples = block.length / CHANNELS;
    for (let from = 0; from < samples; from += RUN) {
      const count = Math.min(RUN, samples - from);
      for (const [channel, window] of this.window.entries()) {
        for (let index = 0; index < count; index++) {
          window[2 * REACH + index] = block[(from + index) * CHANNELS + channel]!;
        }
        this.look(window, count);
        window.copyWithin(0, count, count + 2 * REACH);
      }
    }
  }

  /** As an amplitude: 1 is full scale. What comes after the last sample is taken to be silence. */
  amplitude(): number {
    const rest = new TruePeakMeter();
    rest.peak = this.peak;
    for (const [channel, window] of this.window.entries()) rest.window[channel]!.set(window);
    rest.add(new Float32Array(2 * REACH * CHANNELS));
    return rest.peak;
  }

  private look(window: Float64Array, count: number): void {
    let greatest = 0;
    for (let index = 0; index < count + 2 * REACH; index++) {
      const size = sizeOf(window[index]!);
      if (size > greatest) greatest = size;
    }
    if (greatest > this.peak) this.lookAt(window, count);
    const least = (this.peak - greatest * MOST_OF_ALL) / MOST_OF_NEXT;
    if (greatest <= least) return;
    for (let start = 1; start <= count; start++) {
      const next = start + REACH;
      if (sizeOf(window[next - 1]!) <= least && sizeOf(window[next]!) <= least) continue;
      this.lookBetween(window, start);
    }
  }

  /** At the samples that are new. */
  private lookAt(window: Float64Array, count: number): void {
    for (let index = 2 * REACH; index < 2 * REACH + count; index++) {
      const size = sizeOf(window[index]!);
      if (size > this.peak) this.peak = size;
    }
  }

  /** Between the two samples in the middle of those from `start`. */
  private lookBetween(window: Float64Array, start: number): void {
    for (const taps of BETWEEN) {
      let value = 0;
      for (let tap = 0; tap < 2 * REACH; tap++) value += taps[tap]! * window[start + tap]!;
      const size = sizeOf(value);
      if (size > this.peak) this.peak = size;
    }
  }
}

function sizeOf(value: number): number {
  return value < 0 ? -value : value;
}
