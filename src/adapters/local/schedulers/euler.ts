import { cleanAtSigma, type EulerSettings, sigmaSchedule } from './euler-schedule.ts';
import type { Scheduler } from './scheduler.ts';
import { weightedSum } from './weighted-sum.ts';

/** Euler's method on the probability flow: Karras et al. 2022, arXiv:2206.00364, algorithm 1. */
export function euler(settings: EulerSettings): Scheduler {
  return {
    schedule(steps, skipped = 0) {
      const { sigmas, schedule } = sigmaSchedule(settings, steps, skipped);
      return {
        ...schedule,
        step({ sample }, output, call) {
          const [sigma, next] = [sigmas[call]!, sigmas[call + 1]!];
          const clean = cleanAtSigma(settings.prediction, output, sample, sigma);
          // sample + (sample − clean) / sigma × (next − sigma)
          const kept = next / sigma;
          return { sample: weightedSum([kept, sample], [1 - kept, clean]), memory: [] };
        },
      };
    },
  };
}
