import { beforeAll, describe, expect, test } from '@jest/globals';
import { measureLoudness } from '../../../src/sound/loudness/measure-loudness.ts';
import { measureOffset } from '../../../src/sound/measure/offset.ts';
import type { Signal } from '../support/signals.ts';
import {
  inBlocks,
  pinkNoise,
  scaled,
  seconds,
  silence,
  speech,
  stereo,
} from '../support/signals.ts';

const MARGIN = seconds(0.8);

const STEM = speech(seconds(2.5), 4);

async function atLoudness(signal: Signal, lufs: number): Promise<Signal> {
  const { integrated } = await measureLoudness(inBlocks(stereo(signal)));
  return scaled(signal, lufs - integrated);
}

describe('a line of -16 LUFS is found under pink noise of -14 LUFS, to 0.1 ms', () => {
  let bed: Signal;
  let voice: Signal;
  beforeAll(async () => {
    bed = await atLoudness(pinkNoise(STEM.length + 2 * MARGIN, 21), -14);
    voice = await atLoudness(STEM, -16);
  });

  test.each([0, 20, -40, 120, 500, -777.7])('%d ms late', (ms) => {
    const late = Math.round(ms * 48);
    const mixed = bed.map((value, index) => value + (voice[index - MARGIN - late] ?? 0));
    const found = measureOffset(STEM, mixed, MARGIN);
    expect(Math.abs(found!.offsetSamples - late)).toBeLessThanOrEqual(4.8);
    expect(found!.correlation).toBeGreaterThan(0.4);
  });
});

test('the correlation is 1 where the mix is the stem at another level', () => {
  const stem = speech(seconds(1), 4);
  const mix = new Float32Array(seconds(2));
  mix.set(scaled(stem, -20), 12_345);
  const found = measureOffset(stem, mix, 12_000);
  expect(found!.offsetSamples).toBe(345);
  expect(found!.correlation).toBeCloseTo(1, 6);
});

test('a line that is not there is like nothing', () => {
  const found = measureOffset(speech(seconds(2), 4), pinkNoise(seconds(3.6), 8), MARGIN);
  expect(found!.correlation).toBeLessThan(0.1);
});

test('nothing is measured of a silent stem, nor where the stem does not fit in', () => {
  expect(measureOffset(silence(100), pinkNoise(1000, 1), 0)).toBeUndefined();
  expect(measureOffset(speech(1000, 1), pinkNoise(999, 1), 0)).toBeUndefined();
});
