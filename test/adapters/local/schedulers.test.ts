import { describe, expect, test } from '@jest/globals';
import { ddim, type DdimSettings } from '../../../src/adapters/local/schedulers/ddim.ts';
import {
  dpmMultistep,
  type DpmSettings,
} from '../../../src/adapters/local/schedulers/dpm-multistep.ts';
import { euler } from '../../../src/adapters/local/schedulers/euler.ts';
import { eulerAncestral } from '../../../src/adapters/local/schedulers/euler-ancestral.ts';
import type { EulerSettings } from '../../../src/adapters/local/schedulers/euler-schedule.ts';
import { flowMatchEuler } from '../../../src/adapters/local/schedulers/flow-match-euler.ts';
import { lcm } from '../../../src/adapters/local/schedulers/lcm.ts';
import { signalLevels } from '../../../src/adapters/local/schedulers/noise-levels.ts';
import { pndm, type PndmSettings } from '../../../src/adapters/local/schedulers/pndm.ts';
import { type Schedule, startingFrom } from '../../../src/adapters/local/schedulers/scheduler.ts';
import { torchRandom } from '../../support/torch-random.ts';

/**
 * The reference values are those of the tests of Hugging Face's diffusers, tests/schedulers/
 * test_scheduler_{ddim,euler,euler_ancestral,pndm,lcm,dpm_multi}.py (Apache-2.0), read on
 * 2026-11-25. Their loops run a stand-in for a model, `sample × t / (t + 1)`, on a ramp of
 * 4 × 3 × 8 × 8 numbers; the sum of the absolute values of what comes out is what is published.
 */
const SHAPE = [4, 3, 8, 8] as const;
const SIZE = 768;

/** Their ramp runs over the channels, rows and columns first and over the pictures last. */
function ramp(reversed: boolean): Float32Array {
  return Float32Array.from({ length: SIZE }, (_, index) => {
    const batch = Math.floor(index / (SIZE / SHAPE[0]));
    const place = (index % (SIZE / SHAPE[0])) * SHAPE[0] + batch;
    return (reversed ? SIZE - 1 - place : place) / SIZE;
  });
}

interface Loop {
  readonly schedule: Schedule;
  readonly start?: Float32Array;
  /** Their Euler loops go on with the scaled sample itself. */
  readonly keepsScaled?: boolean;
}

function runLoop({ schedule, start = ramp(false), keepsScaled = false }: Loop): number {
  const random = torchRandom(0);
  const noise = (): Float32Array => random(SIZE);
  let state = startingFrom(start.map((value) => value * schedule.initialScale));
  for (const [call, timestep] of schedule.timesteps.entries()) {
    const scaled = schedule.scaleInput(state.sample, call);
    if (keepsScaled) state = { ...state, sample: scaled };
    const output = scaled.map((value) => (value * timestep) / (timestep + 1));
    state = schedule.step(state, output, call, noise);
  }
  return state.sample.reduce((sum, value) => sum + Math.abs(value), 0);
}

function expectReference(sum: number, reference: number): void {
  expect(Math.abs(sum - reference) / Math.max(1, reference)).toBeLessThan(1e-4);
}

const LINEAR = {
  trainSteps: 1000,
  betaStart: 0.0001,
  betaEnd: 0.02,
  betaSchedule: 'linear',
  zeroTerminalSnr: false,
  stepsOffset: 0,
  prediction: 'epsilon',
} as const;

describe('DDIM', () => {
  const settings: DdimSettings = {
    ...LINEAR,
    spacing: 'leading',
    clipRange: 1,
    setAlphaToOne: true,
  };

  test.each([
    ['predicted noise', {}, 172.0067],
    ['predicted velocity', { prediction: 'v_prediction' }, 52.5302],
    ['a last step to the clean picture', { setAlphaToOne: true, betaStart: 0.01 }, 149.8295],
    ['a last step to the first level', { setAlphaToOne: false, betaStart: 0.01 }, 149.0784],
  ] as const)('gives the published sum with %s', (_, parts, reference) => {
    expectReference(runLoop({ schedule: ddim({ ...settings, ...parts }).schedule(10) }), reference);
  });

  test('gives the published sum when it begins in the middle, from a noised picture', () => {
    const schedule = ddim(settings).schedule(10, 8);
    const start = schedule.addNoise(ramp(false), ramp(true), 0);
    expectReference(runLoop({ schedule, start }), 354.5418);
  });

  test('takes the published steps of training', () => {
    const offset = ddim({ ...settings, stepsOffset: 1 });
    expect(offset.schedule(5).timesteps).toEqual([801, 601, 401, 201, 1]);
  });
});

describe('Euler', () => {
  const settings: EulerSettings = {
    ...LINEAR,
    trainSteps: 1100,
    spacing: 'linspace',
    karras: false,
  };

  test.each([
    ['predicted noise', {}, 10.0807],
    ['the sigmas of Karras et al.', { karras: true }, 124.52299499511719],
  ] as const)('gives the published sum with %s', (_, parts, reference) => {
    const schedule = euler({ ...settings, ...parts }).schedule(10);
    expectReference(runLoop({ schedule, keepsScaled: true }), reference);
  });

  test('gives the published mean with predicted velocity, which is nothing but rounding', () => {
    const schedule = euler({ ...settings, prediction: 'v_prediction' }).schedule(10);
    const mean = runLoop({ schedule, keepsScaled: true }) / SIZE;
    expect(Math.abs(mean - 2.2676e-6)).toBeLessThan(1e-5);
  });

  test.each([
    ['predicted noise', 'epsilon', 152.3192],
    ['predicted velocity', 'v_prediction', 108.4439],
  ] as const)('with new noise gives the published sum with %s', (_, prediction, reference) => {
    const schedule = eulerAncestral({ ...settings, prediction }).schedule(10);
    expectReference(runLoop({ schedule, keepsScaled: true }), reference);
  });

  test('with new noise gives the published sum when it begins in the middle', () => {
    const scheduler = eulerAncestral(settings);
    const scale = scheduler.schedule(10).initialScale;
    const schedule = scheduler.schedule(10, 8);
    const start = schedule.addNoise(
      ramp(false).map((value) => value * scale),
      ramp(true),
      0,
    );
    const sum = runLoop({ schedule: { ...schedule, initialScale: 1 }, start, keepsScaled: true });
    expectReference(sum, 56163.0508);
  });
});

describe('DPM-Solver++ multistep', () => {
  const settings: DpmSettings = {
    ...LINEAR,
    spacing: 'linspace',
    karras: false,
    order: 2,
    solver: 'midpoint',
    lowerOrderFinal: false,
    eulerAtFinal: false,
    finalSigma: 'sigma_min',
  };

  test.each([
    ['predicted noise', {}, 0.3301],
    ['predicted velocity', { prediction: 'v_prediction' }, 0.2251],
  ] as const)('gives the published mean with %s', (_, parts, reference) => {
    const sum = runLoop({ schedule: dpmMultistep({ ...settings, ...parts }).schedule(10) });
    expect(sum / SIZE).toBeCloseTo(reference, 4);
  });

  test('gives the published mean with the sigmas of Karras et al., to the published tolerance', () => {
    const karras = { ...settings, prediction: 'v_prediction', karras: true } as const;
    const sum = runLoop({ schedule: dpmMultistep(karras).schedule(10) });
    // 0.2096 ± 0.001: an earlier version, whose sigmas were those of the rounded timesteps, gave it.
    expect(Math.abs(sum / SIZE - 0.2096)).toBeLessThan(1e-3);
  });

  test('gives the published sum when it begins in the middle', () => {
    const schedule = dpmMultistep(settings).schedule(10, 5);
    const start = schedule.addNoise(ramp(false), ramp(true), 0);
    expectReference(runLoop({ schedule, start }), 318.4111);
  });
});

describe('LCM', () => {
  const settings = {
    ...LINEAR,
    betaStart: 0.00085,
    betaEnd: 0.012,
    betaSchedule: 'scaled_linear',
    clipRange: undefined,
    setAlphaToOne: true,
    originalSteps: 50,
    timestepScaling: 10,
  } as const;

  test.each([
    [1, 18.7097],
    [10, 197.7616],
  ])('gives the published sum in %d steps', (steps, reference) => {
    expectReference(runLoop({ schedule: lcm(settings).schedule(steps) }), reference);
  });
});

describe('PNDM', () => {
  const settings: PndmSettings = {
    ...LINEAR,
    spacing: 'leading',
    setAlphaToOne: false,
    skipRungeKutta: false,
  };

  test.each([
    ['predicted noise', {}, 198.1318],
    ['predicted velocity', { prediction: 'v_prediction' }, 67.3986],
    ['a last step to the clean picture', { setAlphaToOne: true, betaStart: 0.01 }, 230.0399],
    ['a last step to the first level', { setAlphaToOne: false, betaStart: 0.01 }, 186.9482],
  ] as const)('gives the published sum with %s', (_, parts, reference) => {
    expectReference(runLoop({ schedule: pndm({ ...settings, ...parts }).schedule(10) }), reference);
  });

  test('takes the published steps of training', () => {
    expect(pndm({ ...settings, stepsOffset: 1 }).schedule(10).timesteps).toEqual([
      901, 851, 851, 801, 801, 751, 751, 701, 701, 651, 651, 601, 601, 501, 401, 301, 201, 101, 1,
    ]);
  });

  test('makes its first step twice where it starts by Heun’s method, wherever it begins', () => {
    const scheduler = pndm({ ...settings, stepsOffset: 1, skipRungeKutta: true });
    expect(scheduler.schedule(5).timesteps).toEqual([801, 601, 601, 401, 201, 1]);
    expect(scheduler.schedule(5, 2).timesteps).toEqual([401, 201, 201, 1]);
    expect(scheduler.schedule(5, 4).timesteps).toEqual([1]);
  });
});

describe('the Euler method on a flow', () => {
  test('shifts its sigmas as published: σ′ = shift × σ / (1 + (shift − 1) × σ)', () => {
    const { timesteps } = flowMatchEuler({ trainSteps: 1000, shift: 1 }).schedule(4);
    expect(timesteps.map((timestep) => Math.round(timestep))).toEqual([1000, 667, 334, 1]);
    const shifted = flowMatchEuler({ trainSteps: 1000, shift: 3 }).schedule(3).timesteps;
    // The ends are 1 and 3 × 0.001 / 1.002; between them, (1 + 0.002994) / 2 shifted again.
    expect(shifted[0]).toBeCloseTo(1000, 4);
    expect(shifted[1]).toBeCloseTo(751.1212, 3);
    expect(shifted[2]).toBeCloseTo(8.9286, 3);
  });

  test('follows a straight flow from noise to the picture exactly, in any number of steps', () => {
    const [clean, noise] = [ramp(false), ramp(true)];
    const velocity = noise.map((value, index) => value - clean[index]!);
    for (const steps of [1, 3, 8]) {
      const schedule = flowMatchEuler({ trainSteps: 1000, shift: 3 }).schedule(steps);
      let state = startingFrom(schedule.addNoise(clean, noise, 0));
      for (const call of schedule.timesteps.keys()) {
        state = schedule.step(state, velocity, call, () => noise);
      }
      const worst = state.sample.reduce(
        (most, value, index) => Math.max(most, Math.abs(value - clean[index]!)),
        0,
      );
      expect(worst).toBeLessThan(1e-6);
    }
  });
});

describe('the levels of noise', () => {
  const settings = { trainSteps: 1000, betaStart: 0.00085, betaEnd: 0.012, zeroTerminalSnr: false };

  test('are those that Stable Diffusion was trained with: its sigmas are 0.0291675 to 14.614642', () => {
    const levels = signalLevels({ ...settings, betaSchedule: 'scaled_linear' });
    const last = levels.at(-1)!;
    expect(Math.sqrt((1 - last) / last)).toBeCloseTo(14.614642, 4);
    expect(Math.sqrt((1 - levels[0]!) / levels[0]!)).toBeCloseTo(0.0291675, 6);
  });

  test('fall along a squared cosine where that is the schedule, down to the last step’s floor', () => {
    const levels = signalLevels({ ...settings, betaSchedule: 'squaredcos_cap_v2' });
    const at = (time: number): number => Math.cos((((time + 0.008) / 1.008) * Math.PI) / 2) ** 2;
    expect(levels[499]).toBeCloseTo(at(0.5) / at(0), 6);
    expect(levels[999]! / levels[998]!).toBeCloseTo(0.001, 6);
  });

  test('end in nothing but noise where they are rescaled, and begin as before', () => {
    const levels = signalLevels({
      ...settings,
      betaSchedule: 'scaled_linear',
      zeroTerminalSnr: true,
    });
    expect(levels[0]).toBeCloseTo(1 - 0.00085, 6);
    expect(levels.at(-1)).toBe(2 ** -24);
  });
});
