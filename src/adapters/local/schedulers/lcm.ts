import { variancePreserving } from './alpha-schedule.ts';
import { type NoiseSettings, signalLevels } from './noise-levels.ts';
import { clipped, mixAt, predictedClean, type PredictionType } from './prediction.ts';
import type { Scheduler } from './scheduler.ts';
import { weightedSum } from './weighted-sum.ts';

export interface LcmSettings extends NoiseSettings {
  readonly prediction: PredictionType;
  readonly clipRange: number | undefined;
  readonly setAlphaToOne: boolean;
  /** Steps of the schedule that the model was distilled with. */
  readonly originalSteps: number;
  readonly timestepScaling: number;
}

/** The spread of the data that the boundary condition assumes. */
const SIGMA_DATA = 0.5;

/** Latent consistency models: Luo et al. 2023, arXiv:2310.04378, algorithm 3. */
export function lcm(settings: LcmSettings): Scheduler {
  const levels = signalLevels(settings);
  const last = settings.setAlphaToOne ? 1 : levels[0]!;
  return {
    schedule(steps, skipped = 0) {
      const timesteps = lcmTimesteps(settings, steps, skipped);
      return {
        ...variancePreserving(levels, timesteps),
        step({ sample }, output, call, noise) {
          const timestep = timesteps[call]!;
          const clean = clipped(
            predictedClean(settings.prediction, output, sample, mixAt(levels[timestep]!)),
            settings.clipRange,
          );
          const scaled = timestep * settings.timestepScaling;
          const spread = scaled ** 2 + SIGMA_DATA ** 2;
          const denoised = weightedSum(
            [scaled / Math.sqrt(spread), clean],
            [SIGMA_DATA ** 2 / spread, sample],
          );
          if (call === timesteps.length - 1) return { sample: denoised, memory: [] };
          const following = timesteps[call + 1]!;
          const next = mixAt(following >= 0 ? levels[following]! : last);
          return {
            sample: weightedSum([next.signal, denoised], [next.noise, noise()]),
            memory: [],
          };
        },
      };
    },
  };
}

/**
 * Evenly spaced steps of the distilled schedule. Image-to-image spaces its steps over the part of
 * that schedule that is left to it.
 */
function lcmTimesteps(
  { trainSteps, originalSteps }: LcmSettings,
  steps: number,
  skipped: number,
): readonly number[] {
  const stride = Math.floor(trainSteps / originalSteps);
  const count = steps - skipped;
  const part = Math.max(count, Math.floor((originalSteps * count) / steps));
  const usable = Math.min(part, originalSteps);
  return Array.from({ length: count }, (_, index) => {
    const place = usable - Math.floor((index * usable) / count);
    return place * stride - 1;
  });
}
