import { variancePreserving } from './alpha-schedule.ts';
import { type NoiseSettings, signalLevels } from './noise-levels.ts';
import { mixAt, predictedNoise, type PredictionType } from './prediction.ts';
import type { SamplingState, Scheduler } from './scheduler.ts';
import { roundHalfToEven, spacedTimesteps, type TimestepSettings } from './timesteps.ts';
import { weightedSum } from './weighted-sum.ts';

export interface PndmSettings extends NoiseSettings, TimestepSettings {
  readonly prediction: Exclude<PredictionType, 'sample'>;
  readonly setAlphaToOne: boolean;
  /** Whether the first steps are made by Heun's method instead of Runge and Kutta's. */
  readonly skipRungeKutta: boolean;
}

/** Weights of the last derivatives, newest first: the Adams–Bashforth methods of order 1 to 4. */
const ADAMS_BASHFORTH = [
  [1],
  [3 / 2, -1 / 2],
  [23 / 12, -16 / 12, 5 / 12],
  [55 / 24, -59 / 24, 37 / 24, -9 / 24],
] as const;

/** Weights of the four calls of one Runge–Kutta step. */
const RUNGE_KUTTA = [1 / 6, 1 / 3, 1 / 3, 1 / 6] as const;
const CALLS = RUNGE_KUTTA.length;
/** Steps that are made so before there are enough derivatives for the multistep method. */
const STARTING_STEPS = 3;

/** Pseudo linear multistep: Liu et al. 2022, arXiv:2202.09778, algorithm 2. */
export function pndm(settings: PndmSettings): Scheduler {
  const levels = signalLevels(settings);
  const move = mover(settings, levels);
  return {
    schedule(steps, skipped = 0) {
      const own = spacedTimesteps(settings, steps).map(roundHalfToEven).slice(skipped);
      const stride = Math.floor(settings.trainSteps / steps);
      // The start of Runge and Kutta needs three whole steps.
      const heun = settings.skipRungeKutta || own.length <= STARTING_STEPS;
      const timesteps = heun
        ? [...own.slice(0, 2), ...own.slice(1)]
        : [...rungeKuttaTimesteps(own, stride), ...own.slice(STARTING_STEPS)];
      return {
        ...variancePreserving(levels, timesteps),
        step(state, output, call) {
          const timestep = timesteps[call]!;
          if (heun && call === 1) return corrected(move, state, output, own[0]!, timestep);
          if (!heun && call < STARTING_STEPS * CALLS) {
            const from = own[Math.floor(call / CALLS)]!;
            const to = call % 2 === 0 ? timestep - Math.floor(stride / 2) : timestep;
            return rungeKutta(move, state, output, call % CALLS, [from, to]);
          }
          const memory = [output, ...state.memory].slice(0, ADAMS_BASHFORTH.length);
          const weights = ADAMS_BASHFORTH[memory.length - 1]!;
          const mean = weightedSum(...memory.map((one, age) => [weights[age]!, one] as const));
          const sample = move(state.sample, mean, timestep, timestep - stride);
          return { sample, memory, ...(call === 0 && { anchor: state.sample }) };
        },
      };
    },
  };
}

type Move = (
  sample: Float32Array,
  derivative: Float32Array,
  from: number,
  to: number,
) => Float32Array;

/** The first step once more, with the mean of the derivatives at its two ends: Heun's method. */
function corrected(
  move: Move,
  { anchor, memory }: SamplingState,
  output: Float32Array,
  from: number,
  to: number,
): SamplingState {
  const mean = weightedSum([1 / 2, output], [1 / 2, memory[0]!]);
  return { sample: move(anchor!, mean, from, to), memory };
}

function rungeKutta(
  move: Move,
  state: SamplingState,
  output: Float32Array,
  part: number,
  [from, to]: readonly [from: number, to: number],
): SamplingState {
  const anchor = part === 0 ? state.sample : state.anchor!;
  const memory = part === 0 ? [output, ...state.memory] : state.memory;
  const weighted = weightedSum([RUNGE_KUTTA[part]!, output]);
  const sum = part === 0 ? weighted : weightedSum([1, state.sum!], [1, weighted]);
  const sample = move(anchor, part === CALLS - 1 ? sum : output, from, to);
  return { sample, memory, anchor, sum };
}

/** Each step's start, its middle twice, and its end. */
function rungeKuttaTimesteps(own: readonly number[], stride: number): readonly number[] {
  return Array.from({ length: STARTING_STEPS }, (_, step) => {
    const [from, to] = [own[step]!, own[step + 1]!];
    const middle = to + Math.floor(stride / 2);
    return [from, middle, middle, to];
  }).flat();
}

/** From one timestep to another along a derivative: equation 9 of the paper. */
function mover(settings: PndmSettings, levels: Float64Array): Move {
  const last = settings.setAlphaToOne ? 1 : levels[0]!;
  return (sample, derivative, from, to) => {
    const level = levels[from]!;
    const next = to >= 0 ? levels[to]! : last;
    const noise = predictedNoise(settings.prediction, derivative, sample, mixAt(level));
    const divisor = level * Math.sqrt(1 - next) + Math.sqrt(level * (1 - level) * next);
    return weightedSum([Math.sqrt(next / level), sample], [(level - next) / divisor, noise]);
  };
}
