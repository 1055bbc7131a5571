import { evenly } from './noise-levels.ts';

/** Which of the training's steps are used: table 2 of Lin et al. 2024 (arXiv:2305.08891). */
export type TimestepSpacing = 'leading' | 'trailing' | 'linspace';

export interface TimestepSettings {
  readonly trainSteps: number;
  readonly spacing: TimestepSpacing;
  /** Added to every step where the spacing is `leading`. */
  readonly stepsOffset: number;
}

/** Timesteps from the noisiest to the cleanest; `linspace` gives fractions. */
export function spacedTimesteps(settings: TimestepSettings, steps: number): readonly number[] {
  const { trainSteps, spacing, stepsOffset } = settings;
  switch (spacing) {
    case 'linspace':
      return evenly(0, trainSteps - 1, steps).toReversed();
    case 'leading': {
      const stride = Math.floor(trainSteps / steps);
      return Array.from(
        { length: steps },
        (_, index) => (steps - 1 - index) * stride + stepsOffset,
      );
    }
    case 'trailing': {
      const stride = trainSteps / steps;
      return Array.from(
        { length: steps },
        (_, index) => roundHalfToEven(trainSteps - index * stride) - 1,
      );
    }
  }
}

/** As IEEE 754 rounds, and the tools that models are trained with. */
export function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
