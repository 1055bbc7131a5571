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
  /** The last `DELAY` samples that came in, then those of the block at hand. */
  private line = new Float32Array(DELAY * CHANNELS);
  private limited = new Float32Array(0);
  /** How many of those that came in are none: the sound had not begun. */
  private none = DELAY;

  constructor(ceiling: number) {
    this.ceiling = ceiling;
  }

  /**
   * What comes out for a block: as much as goes in, but `DELAY` samples later. It is valid until the
   * next block.
   */
  process(block: Float32Array): Float32Array {
    const samples = block.length / CHANNELS;
    this.makeRoom(samples);
    this.line.set(block, DELAY * CHANNELS);
    this.trace.follow(block, this.ceiling, this.peaks);
    this.turnDown(samples);
    this.line.copyWithin(0, block.length, block.length + DELAY * CHANNELS);
    const skipped = Math.min(this.none, samples);
    this.none -= skipped;
    return this.limited.subarray(skipped * CHANNELS, block.length);
  }

  /** What was still held back, when the sound is over. */
  finish(): Float32Array {
    return this.process(new Float32Array(DELAY * CHANNELS));
  }

  private makeRoom(samples: number): void {
    if (this.peaks.length >= samples) return;
    const line = new Float32Array((DELAY + samples) * CHANNELS);
    line.set(this.line.subarray(0, DELAY * CHANNELS));
    this.line = line;
    this.limited = new Float32Array(samples * CHANNELS);
    this.peaks = new Float64Array(samples);
  }

  private turnDown(samples: number): void {
    const { line, limited, peaks, curve, ceiling } = this;
    for (let index = 0; index < samples; index++) {
      const peak = peaks[index]!;
      const gain = curve.add(peak > ceiling ? ceiling / peak : 1);
      limited[CHANNELS * index] = line[CHANNELS * index]! * gain;
      limited[CHANNELS * index + 1] = line[CHANNELS * index + 1]! * gain;
    }
  }
}
