import { SAMPLE_RATE } from '../../film/time.ts';
import { CHANNELS } from '../stereo.ts';

/** A step from sample to sample is a click where it is more than so many times the usual one. */
export const MOST_STEP = 5;

/** What is usual is judged by so much sound on either side of the join. */
const AROUND = Math.round(0.05 * SAMPLE_RATE);

/** Steps that are the join's: an encoder may have smeared or moved it by a few samples. */
const AT_JOIN = Math.round(0.002 * SAMPLE_RATE);

/** A step of -80 dB is not heard, however silent it is around it. */
const UNHEARD = 1e-4;

export interface StepAtJoin {
  /** The greatest step at the join, and the 95th percentile of those around it: amplitudes. */
  readonly step: number;
  readonly usual: number;
  readonly ratio: number;
  readonly isClick: boolean;
}

/** Whether a join clicks: the worse of both channels. `at` is the first sample after the join. */
export function measureStep(sound: Float32Array, at: number): StepAtJoin {
  const [left, right] = [0, 1].map((channel) => stepOf(sound, at, channel));
  return left!.ratio >= right!.ratio ? left! : right!;
}

function stepOf(sound: Float32Array, at: number, channel: number): StepAtJoin {
  const first = Math.max(1, at - AROUND);
  const last = Math.min(sound.length / CHANNELS - 1, at + AROUND);
  const steps = new Float64Array(Math.max(0, last - first + 1));
  let count = 0;
  let step = 0;
  for (let index = first; index <= last; index++) {
    const place = index * CHANNELS + channel;
    const size = Math.abs(sound[place]! - sound[place - CHANNELS]!);
    if (Math.abs(index - at) <= AT_JOIN) step = Math.max(step, size);
    else steps[count++] = size;
  }
  const sorted = steps.subarray(0, count).sort();
  const usual = Math.max(sorted[Math.floor(0.95 * count)] ?? 0, UNHEARD);
  const ratio = step / usual;
  return { step, usual, ratio, isClick: ratio > MOST_STEP };
}
