import { SAMPLE_RATE } from '../../film/time.ts';
import { levelOf } from '../decibels.ts';
import { CHANNELS } from '../stereo.ts';

/** Below that, in dBFS, nothing is heard. */
export const SILENT_LEVEL = -60;

/** It is judged by the loudest sample of so many: 10 ms. */
const WINDOW = SAMPLE_RATE / 100;

/** A stretch of silence, in samples. */
export interface Silence {
  readonly at: number;
  readonly samples: number;
}

/** The longest stretch in which nothing is heard, as sound comes by. */
export class SilenceMeter {
  private place = 0;
  private peak = 0;
  private began: number | undefined = 0;
  private longest: Silence = { at: 0, samples: 0 };

  add(block: Float32Array): void {
    for (let index = 0; index < block.length; index += CHANNELS) {
      const size = Math.max(Math.abs(block[index]!), Math.abs(block[index + 1]!));
      if (size > this.peak) this.peak = size;
      this.place += 1;
      if (this.place % WINDOW === 0) this.closeWindow(this.place - WINDOW);
    }
  }

  close(): Silence {
    this.closeWindow(this.place - (this.place % WINDOW));
    return this.longest;
  }

  private closeWindow(from: number): void {
    if (levelOf(this.peak) > SILENT_LEVEL) this.began = undefined;
    else {
      this.began ??= from;
      const samples = this.place - this.began;
      if (samples > this.longest.samples) this.longest = { at: this.began, samples };
    }
    this.peak = 0;
  }
}
