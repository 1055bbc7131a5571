import type { Schedule } from './scheduler.ts';
import { mixAt } from './prediction.ts';
import { weightedSum } from './weighted-sum.ts';

/** What the schedules have in common whose samples keep their variance from call to call. */
export function variancePreserving(
  levels: Float64Array,
  timesteps: readonly number[],
): Pick<Schedule, 'timesteps' | 'initialScale' | 'scaleInput' | 'addNoise'> {
  return {
    timesteps,
    initialScale: 1,
    scaleInput: (sample) => sample,
    addNoise(clean, noise, call) {
      const mix = mixAt(levels[timesteps[call]!]!);
      return weightedSum([mix.signal, clean], [mix.noise, noise]);
    },
  };
}
