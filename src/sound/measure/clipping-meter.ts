import { CHANNELS } from '../stereo.ts';

/** Full scale, but for what a decoder rounds. */
const FULL = 0.999;

/** One sample at full scale is a peak; several in a row are a wave whose top was cut off. */
const LEAST_RUN = 3;

/** Counts the places at which a sound was clipped, as it comes by. */
export class ClippingMeter {
  private readonly runs = [0, 0];
  private count = 0;

  add(block: Float32Array): void {
    for (let index = 0; index < block.length; index++) {
      const channel = index % CHANNELS;
      const run = Math.abs(block[index]!) >= FULL ? this.runs[channel]! + 1 : 0;
      this.runs[channel] = run;
      if (run === LEAST_RUN) this.count += 1;
    }
  }

  close(): number {
    return this.count;
  }
}
