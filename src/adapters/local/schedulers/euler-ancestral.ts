import { cleanAtSigma, type EulerSettings, sigmaSchedule } from './euler-schedule.ts';
import type { Scheduler } from './scheduler.ts';
import { weightedSum } from './weighted-sum.ts';

/**
 * Euler's method that goes a little further down than asked and adds new noise up to the level that
 * was asked for, so that no error of an early step lasts.
 */
export function eulerAncestral(settings: EulerSettings): Scheduler {
  return {
    schedule(steps, skipped = 0) {
      const { sigmas, schedule } = sigmaSchedule(settings, steps, skipped);
      return {
        ...schedule,
        step({ sample }, output, call, noise) {
          const [sigma, next] = [sigmas[call]!, sigmas[call + 1]!];
          const clean = cleanAtSigma(settings.prediction, output, sample, sigma);
          const up = Math.sqrt((next ** 2 * (sigma ** 2 - next ** 2)) / sigma ** 2);
          const kept = Math.sqrt(next ** 2 - up ** 2) / sigma;
          const moved = weightedSum([kept, sample], [1 - kept, clean]);
          return {
            sample: up === 0 ? moved : weightedSum([1, moved], [up, noise()]),
            memory: [],
          };
        },
      };
    },
  };
}
