import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Ffmpeg } from '../../../src/media/ffmpeg/ffmpeg.ts';
import { measureLoudness } from '../../../src/sound/loudness/measure-loudness.ts';
import type { Loudness } from '../../../src/sound/loudness/measure-loudness.ts';
import { testFfmpeg } from '../../support/ffmpeg.ts';
import { ebur128 } from '../support/ebur128.ts';
import {
  chance,
  chords,
  inBlocks,
  joined,
  pinkNoise,
  scaled,
  seconds,
  silence,
  speech,
  stereo,
  tone,
} from '../support/signals.ts';

const measure = (sound: Float32Array, block?: number): Promise<Loudness> =>
  measureLoudness(inBlocks(sound, block));

/** 1 kHz on both channels: so many seconds at each level of the peaks. */
const steps = (...parts: readonly (readonly [level: number, length: number])[]): Float32Array =>
  stereo(joined(...parts.map(([level, length]) => tone(1000, level, seconds(length)))));

describe('loudness is as EBU Tech 3341 has its test signals, to 0.1 LU', () => {
  const cases: readonly (readonly [number, Float32Array, number])[] = [
    [1, steps([-23, 20]), -23],
    [2, steps([-33, 20]), -33],
    [3, steps([-36, 10], [-23, 60], [-36, 10]), -23],
    [4, steps([-72, 10], [-36, 10], [-23, 60], [-36, 10], [-72, 10]), -23],
    [5, steps([-26, 20], [-20, 20.1], [-26, 20]), -23],
  ];
  test.each(cases)('signal %i', async (_, sound, expected) => {
    const { integrated } = await measure(sound);
    expect(Math.abs(integrated - expected)).toBeLessThan(0.1);
  });
});

describe('a true peak is as EBU Tech 3341 has its test signals, +0.2 and -0.4 dB', () => {
  const length = seconds(1);
  /** Signal 15 and on: the tone's greatest samples are 3 dB or so below its peaks. */
  const cases: readonly (readonly [string, number, number, number, number])[] = [
    ['15, a quarter of the rate, 0 degrees', 12_000, 0, -6, -6],
    ['16, a quarter of the rate, 45 degrees', 12_000, 45, -6, -6],
    ['17, a sixth of the rate, 60 degrees', 8_000, 60, -6, -6],
    ['18, an eighth of the rate, 67.5 degrees', 6_000, 67.5, -6, -6],
    ['19, beyond full scale', 12_000, 45, 3, 3],
  ];
  test.each(cases)('signal %s', async (_, hertz, degrees, level, expected) => {
    const faded = tone(hertz, level, length, (degrees * Math.PI) / 180).map(
      (value, index) => value * Math.min(1, index / 4800, (length - index) / 4800),
    );
    const { truePeak } = await measure(stereo(faded));
    expect(truePeak).toBeGreaterThan(expected - 0.4);
    expect(truePeak).toBeLessThan(expected + 0.2);
  });
});

describe('loudness and true peak are as ffmpeg’s ebur128 measures them', () => {
  let ffmpeg: Ffmpeg;
  beforeAll(async () => {
    ffmpeg = await testFfmpeg();
  });
  const white = chance(3);
  const cases: readonly (readonly [string, () => Float32Array])[] = [
    ['of tones', () => stereo(tone(97, -9, seconds(4)), tone(3001, -20, seconds(4)))],
    ['of pink noise', () => stereo(pinkNoise(seconds(5), 1), pinkNoise(seconds(5), 2))],
    ['of white noise', () => stereo(silence(seconds(4)).map(() => 0.3 * white()))],
    ['of speech with pauses', () => stereo(speech(seconds(8), 5))],
    [
      'of speech after a long silence',
      () => stereo(joined(silence(seconds(6)), speech(seconds(4), 6))),
    ],
    ['of music', () => stereo(chords(seconds(6)))],
    ['of what is louder than full scale', () => stereo(scaled(chords(seconds(4)), 12))],
    ['of what is very quiet', () => stereo(scaled(speech(seconds(4), 7), -35))],
  ];
  test.each(cases)('%s', async (_, make) => {
    const sound = make();
    const own = await measure(sound);
    const theirs = ebur128(ffmpeg, sound);
    expect(Math.abs(own.integrated - theirs.integrated)).toBeLessThan(0.1);
    expect(Math.abs(own.truePeak - theirs.truePeak)).toBeLessThan(0.2);
  });
});

test('silence has no loudness and no peak', async () => {
  const nothing = { integrated: -Infinity, truePeak: -Infinity };
  expect(await measure(stereo(silence(seconds(2))))).toEqual(nothing);
});

test('sound that is shorter than a gating block has a peak, but no loudness', async () => {
  const { integrated, truePeak } = await measure(stereo(tone(1000, -6, seconds(0.39))));
  expect(integrated).toBe(-Infinity);
  expect(truePeak).toBeCloseTo(-6, 1);
});

test('what is measured does not depend on the blocks that the sound comes in', async () => {
  const sound = stereo(speech(seconds(0.7), 9), pinkNoise(seconds(0.7), 9));
  const whole = await measure(sound);
  for (const samples of [1, 977, 4800, 48_001]) {
    const { integrated, truePeak } = await measure(sound, samples);
    expect(integrated).toBeCloseTo(whole.integrated, 9);
    expect(truePeak).toBe(whole.truePeak);
  }
});

test('a peak at the very last sample counts', async () => {
  const sound = stereo(joined(silence(1000), Float32Array.of(0.9)));
  expect((await measure(sound)).truePeak).toBeCloseTo(20 * Math.log10(0.9), 6);
});
