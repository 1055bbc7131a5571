import { evenly } from './noise-levels.ts';
import type { Scheduler } from './scheduler.ts';
import { weightedSum } from './weighted-sum.ts';

export interface FlowMatchSettings {
  readonly trainSteps: number;
  /** Moves the steps towards much noise, for larger pictures: Esser et al. 2024, section 5.3.2. */
  readonly shift: number;
}

/**
 * Euler's method on a straight flow between noise and picture, whose model predicts the velocity:
 * Esser et al. 2024, arXiv:2403.03206. Sigma is the part of noise, from 1 to 0.
 */
export function flowMatchEuler({ trainSteps, shift }: FlowMatchSettings): Scheduler {
  const shifted = (sigma: number): number => (shift * sigma) / (1 + (shift - 1) * sigma);
  // The ends of training's schedule are shifted, and what lies between them once more: so are the
  // schedules that the published models were tuned with.
  const [most, least] = [shifted(1), shifted(1 / trainSteps)];
  return {
    schedule(steps, skipped = 0) {
      const kept = evenly(most, least, steps).map(shifted).slice(skipped);
      const sigmas = [...kept, 0];
      return {
        timesteps: kept.map((sigma) => sigma * trainSteps),
        initialScale: 1,
        scaleInput: (sample) => sample,
        addNoise: (clean, noise, call) =>
          weightedSum([1 - kept[call]!, clean], [kept[call]!, noise]),
        step: ({ sample }, output, call) => ({
          sample: weightedSum([1, sample], [sigmas[call + 1]! - sigmas[call]!, output]),
          memory: [],
        }),
      };
    },
  };
}
