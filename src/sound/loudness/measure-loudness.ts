import { levelOf } from '../decibels.ts';
import type { SoundBlocks } from '../stereo.ts';
import { LoudnessMeter } from './loudness-meter.ts';
import { TruePeakMeter } from './true-peak-meter.ts';

export interface Loudness {
  /** LUFS, of the whole; minus infinity for silence. */
  readonly integrated: number;
  /** dBTP; minus infinity for digital silence. */
  readonly truePeak: number;
}

/** Loudness and true peak of a whole sound, in one pass. */
export async function measureLoudness(sound: SoundBlocks): Promise<Loudness> {
  const loudness = new LoudnessMeter();
  const peak = new TruePeakMeter();
  for await (const block of sound) {
    loudness.add(block);
    peak.add(block);
  }
  return { integrated: loudness.integrated(), truePeak: levelOf(peak.close()) };
}
