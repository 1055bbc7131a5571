/** How the noise of the forward process grows, as the model was trained. */
export interface NoiseSettings {
  readonly trainSteps: number;
  readonly betaStart: number;
  readonly betaEnd: number;
  readonly betaSchedule: 'linear' | 'scaled_linear' | 'squaredcos_cap_v2';
  /** Betas as a list of their own, instead of a schedule. */
  readonly trainedBetas?: readonly number[];
  /** Whether the last step is nothing but noise (Lin et al. 2024, arXiv:2305.08891). */
  readonly zeroTerminalSnr: boolean;
}

/** What keeps a sigma finite where nothing is left of the signal. */
const LEAST_SIGNAL = 2 ** -24;

/** The part of the signal's power that is left at each step of training, often called ᾱ. */
export function signalLevels(settings: NoiseSettings): Float64Array {
  const betas = settings.trainedBetas ?? betasOf(settings);
  let left = 1;
  const levels = Float64Array.from(betas, (beta) => (left *= 1 - beta));
  return settings.zeroTerminalSnr ? rescaled(levels) : levels;
}

function betasOf(settings: NoiseSettings): readonly number[] {
  const { trainSteps, betaStart, betaEnd } = settings;
  switch (settings.betaSchedule) {
    case 'linear':
      return evenly(betaStart, betaEnd, trainSteps);
    case 'scaled_linear':
      return evenly(Math.sqrt(betaStart), Math.sqrt(betaEnd), trainSteps).map((root) => root ** 2);
    case 'squaredcos_cap_v2':
      return Array.from({ length: trainSteps }, (_, step) =>
        Math.min(0.999, 1 - cosineLevel((step + 1) / trainSteps) / cosineLevel(step / trainSteps)),
      );
  }
}

/** Nichol and Dhariwal 2021, arXiv:2102.09672, equation 17. */
function cosineLevel(time: number): number {
  return Math.cos((((time + 0.008) / 1.008) * Math.PI) / 2) ** 2;
}

/** Shifts and scales the square roots so that the first stays and the last is 0. */
function rescaled(levels: Float64Array): Float64Array {
  const roots = levels.map(Math.sqrt);
  const [first, last] = [roots[0]!, roots.at(-1)!];
  const shifted = roots.map((root) => (((root - last) * first) / (first - last)) ** 2);
  shifted[shifted.length - 1] = LEAST_SIGNAL;
  return shifted;
}

/** So many numbers from one to another, both included. */
export function evenly(from: number, to: number, count: number): readonly number[] {
  if (count === 1) return [from];
  return Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1));
}
