import { variancePreserving } from './alpha-schedule.ts';
import { type NoiseSettings, signalLevels } from './noise-levels.ts';
import {
  clipped,
  mixAt,
  predictedClean,
  predictedNoise,
  type PredictionType,
} from './prediction.ts';
import type { Scheduler } from './scheduler.ts';
import { roundHalfToEven, spacedTimesteps, type TimestepSettings } from './timesteps.ts';
import { weightedSum } from './weighted-sum.ts';

export interface DdimSettings extends NoiseSettings, TimestepSettings {
  readonly prediction: PredictionType;
  /** Keeps the predicted picture within ±this. */
  readonly clipRange: number | undefined;
  /** Whether nothing is left of the noise after the last step, or what training's first step has. */
  readonly setAlphaToOne: boolean;
}

/** DDIM without added noise (η = 0): Song et al. 2021, arXiv:2010.02502, equation 12. */
export function ddim(settings: DdimSettings): Scheduler {
  const levels = signalLevels(settings);
  const last = settings.setAlphaToOne ? 1 : levels[0]!;
  return {
    schedule(steps, skipped = 0) {
      const timesteps = spacedTimesteps(settings, steps).map(roundHalfToEven).slice(skipped);
      const stride = Math.floor(settings.trainSteps / steps);
      return {
        ...variancePreserving(levels, timesteps),
        step({ sample }, output, call) {
          const timestep = timesteps[call]!;
          const mix = mixAt(levels[timestep]!);
          const next = mixAt(timestep >= stride ? levels[timestep - stride]! : last);
          const clean = clipped(
            predictedClean(settings.prediction, output, sample, mix),
            settings.clipRange,
          );
          const noise = predictedNoise(settings.prediction, output, sample, mix);
          return { sample: weightedSum([next.signal, clean], [next.noise, noise]), memory: [] };
        },
      };
    },
  };
}
