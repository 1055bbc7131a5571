import { factorOf } from '../decibels.ts';
import type { SoundBlocks } from '../stereo.ts';
import { Limiter } from './limiter.ts';

/** What is done to a mix: a gain, then a limiter. */
export interface MasterSetting {
  readonly gainDb: number;
  /** dBTP. */
  readonly ceilingDb: number;
}

/** The finished sound; as long as what it is made of, to the sample. */
export async function* master(
  sound: SoundBlocks,
  setting: MasterSetting,
): AsyncGenerator<Float32Array, void, void> {
  const limiter = new Limiter(factorOf(setting.ceilingDb));
  const gain = factorOf(setting.gainDb);
  let scaled = new Float32Array(0);
  for await (const block of sound) {
    if (scaled.length < block.length) scaled = new Float32Array(block.length);
    for (let index = 0; index < block.length; index++) scaled[index] = block[index]! * gain;
    const limited = limiter.process(scaled.subarray(0, block.length));
    if (limited.length > 0) yield limited;
  }
  const rest = limiter.finish();
  if (rest.length > 0) yield rest;
}
