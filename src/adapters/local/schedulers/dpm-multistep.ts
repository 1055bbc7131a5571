import { cleanAtSigma, type EulerSettings } from './euler-schedule.ts';
import { evenly } from './noise-levels.ts';
import type { SamplingState, Scheduler } from './scheduler.ts';
import { karrasSigmas, sigmaAt, timestepOf, trainingSigmas } from './sigmas.ts';
import { roundHalfToEven, spacedTimesteps } from './timesteps.ts';
import { weightedSum } from './weighted-sum.ts';

export interface DpmSettings extends EulerSettings {
  readonly order: 1 | 2;
  readonly solver: 'midpoint' | 'heun';
  /** Whether the last step is of first order where there are fewer than fifteen. */
  readonly lowerOrderFinal: boolean;
  /** Whether the last step is always of first order. */
  readonly eulerAtFinal: boolean;
  readonly finalSigma: 'zero' | 'sigma_min';
}

/** Below so many steps a last step of second order is unstable. */
const FEW_STEPS = 15;

/** DPM-Solver++ multistep: Lu et al. 2022, arXiv:2211.01095, algorithm 2. */
export function dpmMultistep(settings: DpmSettings): Scheduler {
  const training = trainingSigmas(settings);
  return {
    schedule(steps, skipped = 0) {
      const { timesteps, sigmas: all } = dpmSigmas(settings, training, steps);
      const least = settings.finalSigma === 'zero' ? 0 : training[0]!;
      const sigmas = [...all.slice(skipped), least];
      const last = sigmas.length - 2;
      const isFirstOrder = (call: number): boolean =>
        settings.order === 1 ||
        call === 0 ||
        (call === last &&
          (settings.eulerAtFinal ||
            settings.finalSigma === 'zero' ||
            (settings.lowerOrderFinal && steps < FEW_STEPS)));
      return {
        timesteps: timesteps.slice(skipped),
        initialScale: 1,
        scaleInput: (sample) => sample,
        addNoise(clean, noise, call) {
          const signal = signalOf(sigmas[call]!);
          return weightedSum([signal, clean], [signal * sigmas[call]!, noise]);
        },
        step({ sample, memory }, output, call): SamplingState {
          const [sigma, next] = [sigmas[call]!, sigmas[call + 1]!];
          const unscaled = weightedSum([1 / signalOf(sigma), sample]);
          const clean = cleanAtSigma(settings.prediction, output, unscaled, sigma);
          const step = Math.log(sigma) - Math.log(next);
          const kept = (signalOf(next) * next) / (signalOf(sigma) * sigma);
          const gained = -signalOf(next) * Math.expm1(-step);
          const before = memory[0];
          if (isFirstOrder(call) || before === undefined) {
            return { sample: weightedSum([kept, sample], [gained, clean]), memory: [clean] };
          }
          const ratio = (Math.log(sigmas[call - 1]!) - Math.log(sigma)) / step;
          const weight =
            settings.solver === 'midpoint'
              ? gained / 2
              : signalOf(next) * (Math.expm1(-step) / step + 1);
          const slope = weight / ratio;
          return {
            sample: weightedSum([kept, sample], [gained + slope, clean], [-slope, before]),
            memory: [clean],
          };
        },
      };
    },
  };
}

const signalOf = (sigma: number): number => 1 / Math.hypot(sigma, 1);

function dpmSigmas(
  settings: DpmSettings,
  training: Float64Array,
  steps: number,
): { readonly timesteps: readonly number[]; readonly sigmas: readonly number[] } {
  if (settings.karras) {
    const sigmas = karrasSigmas(training.at(-1)!, training[0]!, steps);
    const timesteps = sigmas.map((sigma) => roundHalfToEven(timestepOf(training, sigma)));
    return { timesteps, sigmas };
  }
  const timesteps = dpmTimesteps(settings, steps);
  return { timesteps, sigmas: timesteps.map((timestep) => sigmaAt(training, timestep)) };
}

/** One more than is used: the last one is where the schedule ends. */
function dpmTimesteps(settings: DpmSettings, steps: number): readonly number[] {
  const { trainSteps, spacing, stepsOffset } = settings;
  if (spacing === 'trailing') return spacedTimesteps(settings, steps);
  const all =
    spacing === 'linspace'
      ? evenly(0, trainSteps - 1, steps + 1).map(roundHalfToEven)
      : Array.from(
          { length: steps + 1 },
          (_, index) => index * Math.floor(trainSteps / (steps + 1)) + stepsOffset,
        );
  return all.toReversed().slice(0, -1);
}
