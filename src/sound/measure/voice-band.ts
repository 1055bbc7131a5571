import { SAMPLE_RATE } from '../../film/time.ts';
import { levelOf } from '../decibels.ts';
import { correlationAt } from './correlation.ts';

/** What a telephone leaves of a voice is still understood: ITU-T G.712. */
const [LOWEST, HIGHEST] = [300, 3400];

/** Nothing is farther apart than that: a voice all by itself is not infinitely far from silence. */
const FARTHEST = 60;

/** The level of what one channel has between 300 and 3400 Hz, in dBFS. */
export function voiceBandLevel(sound: Float32Array): number {
  let sum = 0;
  for (const value of voiceBandOf(sound)) sum += value ** 2;
  return levelOf(Math.sqrt(sum / Math.max(1, sound.length)));
}

/**
 * By how many decibels a voice is above what else is heard between 300 and 3400 Hz in a mix that is as
 * long and has it from its first sample on, at whatever level.
 */
export function aboveRest(voice: Float32Array, mix: Float32Array): number {
  const likeness = correlationAt(voiceBandOf(voice), voiceBandOf(mix), 0);
  const part = Math.max(0, likeness) ** 2;
  const decibels = 10 * Math.log10(part / (1 - part));
  return Math.max(-FARTHEST, Math.min(FARTHEST, decibels));
}

function voiceBandOf(sound: Float32Array): Float64Array {
  const high = pass('high', LOWEST);
  const low = pass('low', HIGHEST);
  return Float64Array.from(sound, (value) => low(high(value)));
}

/** A second-order Butterworth filter (R. Bristow-Johnson, “Cookbook formulae for audio EQ”). */
function pass(kind: 'high' | 'low', edge: number): (value: number) => number {
  const angle = (2 * Math.PI * edge) / SAMPLE_RATE;
  const alpha = Math.sin(angle) / Math.SQRT2;
  const cosine = Math.cos(angle);
  const scale = 1 + alpha;
  const side = (kind === 'low' ? 1 - cosine : 1 + cosine) / 2 / scale;
  const middle = (kind === 'low' ? 2 : -2) * side;
  const [back1, back2] = [(-2 * cosine) / scale, (1 - alpha) / scale];
  let [memory1, memory2] = [0, 0];
  return (value) => {
    const passed = side * value + memory1;
    memory1 = middle * value - back1 * passed + memory2;
    memory2 = side * value - back2 * passed;
    return passed;
  };
}
