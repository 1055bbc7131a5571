import { CHANNELS } from '../stereo.ts';
import { PeakTrace, TRACE_DELAY } from './peak-trace.ts';

/** The greatest amplitude that the sound has between or at its samples, as it comes by. */
export class TruePeakMeter {
  private readonly trace = new PeakTrace();
  private peaks = new Float64Array(0);
  private peak = 0;

  add(block: Float32Array): void {
    const samples = block.length / CHANNELS;
    if (this.peaks.length < samples) this.peaks = new Float64Array(samples);
    this.trace.follow(block, this.peak, this.peaks);
    for (let index = 0; index < samples; index++) {
      if (this.peaks[index]! > this.peak) this.peak = this.peaks[index]!;
    }
  }

  /** The sound is over, and followed by silence. As an amplitude: 1 is full scale. */
  close(): number {
    this.add(new Float32Array(2 * TRACE_DELAY * CHANNELS));
    return this.peak;
  }
}
