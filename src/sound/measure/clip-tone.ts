import { SAMPLE_RATE } from '../../film/time.ts';
import { CHANNELS, type Playback, type SoundBlocks } from '../stereo.ts';
import { toSpeechRate } from './to-speech-rate.ts';

/** A level is of so many samples: 10 ms. */
export const LEVEL_WINDOW = SAMPLE_RATE / 100;

/** Digital silence has a level too, so that levels can be compared and added up. */
export const NO_LEVEL = -120;

/** What is to be known of a sound to go on with it elsewhere than it goes on by itself. */
export interface ClipTone {
  /** How loud it is, in dBFS: one level for each whole window of it. */
  readonly levels: Float32Array;
  /** Its waves in one channel at `SPEECH_RATE`: enough to see where they are alike. */
  readonly waves: Float32Array;
}

/** @param samples how many of it count. */
export async function measureTone(play: Playback, samples: number): Promise<ClipTone> {
  const waves: Float32Array[] = [];
  for await (const block of toSpeechRate(play())) waves.push(block.slice());
  const levels = await measureLevels(play());
  return { levels: levels.subarray(0, Math.floor(samples / LEVEL_WINDOW)), waves: joined(waves) };
}

async function measureLevels(sound: SoundBlocks): Promise<Float32Array> {
  const levels: number[] = [];
  let sum = 0;
  let filled = 0;
  for await (const block of sound) {
    for (let index = 0; index < block.length; index += CHANNELS) {
      sum += block[index]! * block[index]! + block[index + 1]! * block[index + 1]!;
      filled += 1;
      if (filled < LEVEL_WINDOW) continue;
      const power = sum / (CHANNELS * LEVEL_WINDOW);
      levels.push(Math.max(NO_LEVEL, 10 * Math.log10(power)));
      [sum, filled] = [0, 0];
    }
  }
  return Float32Array.from(levels);
}

function joined(blocks: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(blocks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const block of blocks) {
    whole.set(block, at);
    at += block.length;
  }
  return whole;
}
