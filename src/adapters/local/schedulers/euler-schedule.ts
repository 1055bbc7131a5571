import type { NoiseSettings } from './noise-levels.ts';
import { predictedClean, type PredictionType } from './prediction.ts';
import type { Schedule } from './scheduler.ts';
import { karrasSigmas, sigmaAt, timestepOf, trainingSigmas } from './sigmas.ts';
import { spacedTimesteps, type TimestepSettings } from './timesteps.ts';
import { weightedSum } from './weighted-sum.ts';

export interface EulerSettings extends NoiseSettings, TimestepSettings {
  readonly prediction: PredictionType;
  readonly karras: boolean;
}

/** A schedule in sigmas: each call's, and 0 after the last. */
export interface SigmaSchedule {
  readonly sigmas: readonly number[];
  readonly schedule: Pick<Schedule, 'timesteps' | 'initialScale' | 'scaleInput' | 'addNoise'>;
}

/** Schedules in which noise is added to a sample that is not made smaller ("variance exploding"). */
export function sigmaSchedule(
  settings: EulerSettings,
  steps: number,
  skipped: number,
): SigmaSchedule {
  const training = trainingSigmas(settings);
  const { timesteps, sigmas } = sampled(settings, training, steps);
  const most = Math.max(...sigmas);
  const kept = sigmas.slice(skipped);
  return {
    sigmas: [...kept, 0],
    schedule: {
      timesteps: timesteps.slice(skipped),
      initialScale: settings.spacing === 'leading' ? Math.hypot(most, 1) : most,
      scaleInput: (sample, call) => weightedSum([1 / Math.hypot(kept[call]!, 1), sample]),
      addNoise: (clean, noise, call) => weightedSum([1, clean], [kept[call]!, noise]),
    },
  };
}

function sampled(
  settings: EulerSettings,
  training: Float64Array,
  steps: number,
): { readonly timesteps: readonly number[]; readonly sigmas: readonly number[] } {
  const timesteps = spacedTimesteps(settings, steps);
  const sigmas = timesteps.map((timestep) => sigmaAt(training, timestep));
  if (!settings.karras) return { timesteps, sigmas };
  const spread = karrasSigmas(sigmas[0]!, sigmas.at(-1)!, steps);
  return { timesteps: spread.map((sigma) => timestepOf(training, sigma)), sigmas: spread };
}

/** The clean sample that the model's answer to a scaled input means. */
export function cleanAtSigma(
  type: PredictionType,
  output: Float32Array,
  sample: Float32Array,
  sigma: number,
): Float32Array {
  // The sample of a variance-preserving process is this one times the signal.
  const signal = 1 / Math.hypot(sigma, 1);
  const scaled = weightedSum([signal, sample]);
  return predictedClean(type, output, scaled, { signal, noise: sigma * signal });
}
