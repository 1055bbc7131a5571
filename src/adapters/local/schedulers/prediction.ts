import { weightedSum } from './weighted-sum.ts';

/** What a model was trained to predict: the noise, the velocity (arXiv:2202.00512), the sample. */
export const PREDICTION_TYPES = ['epsilon', 'v_prediction', 'sample'] as const;
export type PredictionType = (typeof PREDICTION_TYPES)[number];

/** A noised sample is `signal × clean + noise × ε`, with signal² + noise² = 1. */
export interface NoiseMix {
  readonly signal: number;
  readonly noise: number;
}

export function mixAt(signalLevel: number): NoiseMix {
  return { signal: Math.sqrt(signalLevel), noise: Math.sqrt(1 - signalLevel) };
}

export function predictedClean(
  type: PredictionType,
  output: Float32Array,
  sample: Float32Array,
  { signal, noise }: NoiseMix,
): Float32Array {
  switch (type) {
    case 'epsilon':
      return weightedSum([1 / signal, sample], [-noise / signal, output]);
    case 'v_prediction':
      return weightedSum([signal, sample], [-noise, output]);
    case 'sample':
      return output;
  }
}

export function predictedNoise(
  type: PredictionType,
  output: Float32Array,
  sample: Float32Array,
  { signal, noise }: NoiseMix,
): Float32Array {
  switch (type) {
    case 'epsilon':
      return output;
    case 'v_prediction':
      return weightedSum([signal, output], [noise, sample]);
    case 'sample':
      return weightedSum([1 / noise, sample], [-signal / noise, output]);
  }
}

/** Keeps every value within ±`range`; `undefined` keeps all. */
export function clipped(sample: Float32Array, range: number | undefined): Float32Array {
  if (range === undefined) return sample;
  return sample.map((value) => Math.min(range, Math.max(-range, value)));
}
