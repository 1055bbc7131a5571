import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { factorOf, levelOf } from '../../../src/sound/decibels.ts';
import { measureLoudness } from '../../../src/sound/loudness/measure-loudness.ts';
import { GainCurve, CURVE_DELAY } from '../../../src/sound/master/gain-curve.ts';
import { master } from '../../../src/sound/master/master.ts';
import { measureStep } from '../../../src/sound/measure/click.ts';
import {
  channelOf,
  chords,
  collect,
  inBlocks,
  joined,
  scaled,
  seconds,
  silence,
  speech,
  stereo,
  tone,
} from '../support/signals.ts';

const limit = (sound: Float32Array, ceilingDb: number, block?: number): Promise<Float32Array> =>
  collect(master(inBlocks(sound, block), { gainDb: 0, ceilingDb }));

test('no sample gets more gain than it needs, whatever comes', () => {
  const needs = fc.array(
    fc.oneof(
      { weight: 20, arbitrary: fc.constant({ times: 90, value: 1 }) },
      fc.record({
        times: fc.integer({ min: 1, max: 300 }),
        value: fc.double({ min: 0.05, max: 1, noNaN: true }),
      }),
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(needs, (parts) => {
      const needed = parts.flatMap(({ times, value }) => Array<number>(times).fill(value));
      const curve = new GainCurve();
      const gains = [...needed, ...Array<number>(CURVE_DELAY).fill(1)].map((need) =>
        curve.add(need),
      );
      const late = needed.findIndex((need, index) => gains[index + CURVE_DELAY]! > need + 1e-9);
      expect(late).toBe(-1);
    }),
    { numRuns: 50 },
  );
});

test('what is under the ceiling comes out as it went in, to the last bit', async () => {
  const sound = stereo(speech(seconds(1), 1));
  expect(await limit(sound, 0, 777)).toEqual(sound);
});

test('sound of any length comes out as long as it went in, in blocks of whatever size', async () => {
  const loud = stereo(scaled(chords(seconds(0.1)), 12));
  const whole = await limit(loud, -1, seconds(1));
  for (const samples of [1, 100, 250, 251, 4096]) {
    expect(await limit(loud, -1, samples)).toEqual(whole);
  }
  expect(whole.length).toBe(loud.length);
  expect((await limit(loud.subarray(0, 20), -1)).length).toBe(20);
});

describe('true peaks stay under the ceiling', () => {
  test.each([
    ['of music', () => scaled(chords(seconds(2)), 15)],
    ['of speech', () => scaled(speech(seconds(2), 2), 20)],
    ['between the samples', () => tone(12_000, 3, seconds(1), Math.PI / 4)],
    ['of a single blow', () => joined(silence(5_000), Float32Array.of(2), silence(5_000))],
  ])('%s', async (_, make) => {
    const { truePeak } = await measureLoudness(inBlocks(await limit(stereo(make()), -1)));
    expect(truePeak).toBeLessThan(-0.95);
    expect(truePeak).toBeGreaterThan(-3);
  });
});

test('low tones are turned down, not bent: what is left beside a tone is below -60 dB', async () => {
  for (const hertz of [30, 50, 100, 440]) {
    const limited = channelOf(await limit(stereo(tone(hertz, 6, seconds(2))), -1), 0).subarray(
      seconds(0.5),
      seconds(1.5),
    );
    let [sine, cosine] = [0, 0];
    const turn = (2 * Math.PI * hertz) / 48_000;
    for (const [index, value] of limited.entries()) {
      sine += (2 / limited.length) * value * Math.sin(turn * index);
      cosine += (2 / limited.length) * value * Math.cos(turn * index);
    }
    const rest = limited.map(
      (value, index) => value - sine * Math.sin(turn * index) - cosine * Math.cos(turn * index),
    );
    const power = rest.reduce((sum, value) => sum + value * value, 0) / rest.length;
    const level = levelOf(Math.sqrt(2 * power)) - levelOf(Math.hypot(sine, cosine));
    expect(level).toBeLessThan(-60);
  }
});

test('it goes down before a blow without a click, and comes back after it', async () => {
  const blow = tone(300, 12, seconds(0.05));
  const quiet = tone(300, -6, seconds(1));
  const limited = await limit(stereo(joined(quiet, blow, quiet)), -1);
  expect(measureStep(limited, seconds(1) - 240).isClick).toBe(false);
  const left = channelOf(limited, 0);
  const level = (from: number): number =>
    Math.max(...left.subarray(seconds(from), seconds(from + 0.01)));
  expect(level(0.9)).toBeCloseTo(factorOf(-6), 3);
  expect(level(1.06)).toBeLessThan(factorOf(-15));
  expect(level(2.03)).toBeGreaterThan(factorOf(-6.2));
});
