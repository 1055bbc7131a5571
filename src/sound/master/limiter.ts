import { PeakTrace, TRACE_DELAY } from '../loudness/peak-trace.ts';
import { CHANNELS } from '../stereo.ts';
import { CURVE_DELAY, GainCurve } from './gain-curve.ts';

/** Samples that are held back, to see what is to come. */
const DELAY = TRACE_DELAY + CURVE_DELAY;

/**
 * Keeps true peaks under a ceiling, as sound comes by; both channels go down together, so that
 * nothing moves sideways. What is under the ceiling is not touched.
 */
export class Limiter {
  private readonly ceiling: number;
  private readonly trace = new PeakTrace();
  private readonly curve = new GainCurve();
  private peaks = new Float64Array(0);
  /** The last `DELAY` samples that came in. */
  private held = new Float32Array(DELAY * CHANNELS);
  /** How many of them are none: the sound had not begun. */
  private none = DELAY;

  constructor(ceiling: number) {
    this.ceiling = ceiling;
  }

  /** What comes out for a block: as much as goes in, but `DELAY` samples later. */
  process(block: Float32Array): Float32Array {
    const samples = block.length / CHANNELS;
    const line = new Float32Array(this.held.length + block.length);
    line.set(this.held);
    line.set(block, this.held.length);
    this.held = line.slice(block.length);
    if (this.peaks.length < samples) this.peaks = new Float64Array(samples);
    this.trace.follow(block, this.ceiling, this.peaks);
    this.turnDown(line, samples);
    const skipped = Math.min(this.none, samples);
    this.none -= skipped;
    return line.subarray(skipped * CHANNELS, block.length);
  }

  /** What was still held back, when the sound is over. */
  finish(): Float32Array {
    return this.process(new Float32Array(DELAY * CHANNELS));
  }

  private turnDown(line: Float32Array, samples: number): void {
    for (let index = 0; index < samples; index++) {
      const peak = this.peaks[index]!;
      const gain = this.curve.add(peak > this.ceiling ? this.ceiling / peak : 1);
      if (gain === 1) continue;
      line[CHANNELS * index]! *= gain;
      line[CHANNELS * index + 1]! *= gain;
    }
  }
}
