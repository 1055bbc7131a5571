import { SAMPLE_RATE } from '../../film/time.ts';
import { CHANNELS } from '../stereo.ts';
import { gatedLoudness } from './gating.ts';
import { KWeighting } from './k-weighting.ts';

/** Gating blocks of 400 ms overlap by three quarters: each is four steps long. */
const STEP = SAMPLE_RATE / 10;
const STEPS_A_BLOCK = 4;

/** What has fewer samples has no loudness, however loud it is. */
export const SHORTEST = STEPS_A_BLOCK * STEP;

/**
 * Integrated loudness by ITU-R BS.1770-4, as sound comes by. It keeps one number for each 100 ms,
 * since what is gated is known only at the end: 300 kB for an hour.
 */
export class LoudnessMeter {
  private readonly left = new KWeighting();
  private readonly right = new KWeighting();
  private squares = 0;
  private inStep = 0;
  private steps = new Float64Array(1024);
  private count = 0;

  add(block: Float32Array): void {
    const samples = block.length / CHANNELS;
    for (let from = 0; from < samples;) {
      const count = Math.min(samples - from, STEP - this.inStep);
      const start = from * CHANNELS;
      this.squares += this.left.sumOfSquares(block, start, count, CHANNELS);
      this.squares += this.right.sumOfSquares(block, start + 1, count, CHANNELS);
      this.inStep += count;
      from += count;
      if (this.inStep === STEP) this.closeStep();
    }
  }

  /** In LUFS; minus infinity for silence, and for sound that is shorter than a gating block. */
  integrated(): number {
    const blocks = new Float64Array(Math.max(0, this.count - STEPS_A_BLOCK + 1));
    for (let block = 0; block < blocks.length; block++) {
      let sum = 0;
      for (let step = block; step < block + STEPS_A_BLOCK; step++) sum += this.steps[step]!;
      blocks[block] = sum / (STEPS_A_BLOCK * STEP);
    }
    return gatedLoudness(blocks);
  }

  private closeStep(): void {
    if (this.count === this.steps.length) {
      const longer = new Float64Array(2 * this.steps.length);
      longer.set(this.steps);
      this.steps = longer;
    }
    this.steps[this.count] = this.squares;
    this.count += 1;
    this.squares = 0;
    this.inStep = 0;
  }
}
