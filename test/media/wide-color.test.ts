import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cubeLut } from '../../src/media/wide-color/cube-lut.ts';
import { displayLight, HDR_PEAK } from '../../src/media/wide-color/display-light.ts';
import { isWideColor, toHouseLight } from '../../src/media/wide-color/house-light.ts';
import { bt2020ToBt709, bt709ToBt2020 } from '../../src/media/wide-color/rgb.ts';
import type { Rgb } from '../../src/media/wide-color/rgb.ts';
import { toneMap } from '../../src/media/wide-color/tone-map.ts';

const PRIMARIES = ['bt709', 'bt2020', 'smpte432', 'unknown'];
const TRANSFERS = ['bt709', 'iec61966-2-1', 'linear', 'pq', 'hlg', 'unknown'];

const encodings = fc.record({
  primaries: fc.constantFrom(...PRIMARIES),
  transfer: fc.constantFrom(...TRANSFERS),
});
const channels = fc.double({ min: 0, max: 1, noNaN: true });

function grey(level: number): Rgb {
  return [level, level, level];
}

describe('the light of a clip', () => {
  test.each([
    // Report ITU-R BT.2408, table 1: what a signal of HDR shows.
    ['pq', 0.58, 203],
    ['pq', 0.38, 26],
    ['hlg', 0.75, 203],
    ['hlg', 0.38, 26],
    // Recommendation ITU-R BT.2100: the ends of the scale.
    ['pq', 0.508, 100],
    ['pq', 1, HDR_PEAK],
    ['hlg', 1, HDR_PEAK],
    ['pq', 0, 0],
    ['hlg', 0, 0],
  ])('%s at %d is shown with %d cd/m²', (transfer, signal, light) => {
    const [shown] = displayLight(transfer, grey(signal));
    expect(Math.abs(shown * HDR_PEAK - light)).toBeLessThanOrEqual(light * 0.02);
  });

  test('only HDR, wide primaries and linear light need more than another matrix', () => {
    const wide = PRIMARIES.flatMap((primaries) =>
      TRANSFERS.filter((transfer) => isWideColor({ primaries, transfer })).map(
        (transfer) => `${primaries}/${transfer}`,
      ),
    );
    expect(wide).toEqual([
      'bt709/linear',
      'bt709/pq',
      'bt709/hlg',
      ...TRANSFERS.map((transfer) => `bt2020/${transfer}`),
      ...TRANSFERS.map((transfer) => `smpte432/${transfer}`),
      'unknown/linear',
      'unknown/pq',
      'unknown/hlg',
    ]);
  });
});

describe('bringing light to the house', () => {
  test('keeps grey grey, black black and white white', () => {
    fc.assert(
      fc.property(encodings, channels, (encoding, level) => {
        const [red, green, blue] = toHouseLight(encoding, grey(level));
        expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThan(0.002);
      }),
    );
    for (const primaries of PRIMARIES) {
      for (const transfer of TRANSFERS) {
        expect(toHouseLight({ primaries, transfer }, grey(0))).toEqual([0, 0, 0]);
        expect(toHouseLight({ primaries, transfer }, grey(1))[1]).toBeCloseTo(1, 3);
      }
    }
  });

  test('shows what is brighter never darker', () => {
    fc.assert(
      fc.property(encodings, channels, channels, (encoding, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const shown = (level: number) => toHouseLight(encoding, grey(level))[1];
        expect(shown(high)).toBeGreaterThanOrEqual(shown(low) - 1e-9);
      }),
    );
  });

  test('stays within what can be encoded, whatever the colour', () => {
    fc.assert(
      fc.property(encodings, fc.tuple(channels, channels, channels), (encoding, signal) => {
        for (const channel of toHouseLight(encoding, signal)) {
          expect(channel).toBeGreaterThanOrEqual(0);
          expect(channel).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('changes no colour that the house has too', () => {
    fc.assert(
      fc.property(fc.tuple(channels, channels, channels), (light) => {
        const back = bt2020ToBt709(bt709ToBt2020(light));
        for (const [index, channel] of back.entries())
          expect(channel).toBeCloseTo(light[index]!, 3);
      }),
    );
    // BT.709's own red, as BT.2020 encodes it (Recommendation ITU-R BT.2087).
    const red = bt709ToBt2020([1, 0, 0]).map((channel) => channel ** (1 / 2.4)) as unknown as Rgb;
    const shown = toHouseLight({ primaries: 'bt2020', transfer: 'bt709' }, red);
    expect(shown[0]).toBeGreaterThan(0.998);
    expect(Math.max(shown[1], shown[2])).toBeLessThan(0.06);
  });

  test('bends tones in three parts that meet', () => {
    const luma = (light: number) => toneMap(grey(light))[0];
    let last = 0;
    for (let step = 0; step <= 10_000; step++) {
      const shown = luma((step / 10_000) ** 2.4) ** (1 / 2.4);
      expect(shown - last).toBeGreaterThanOrEqual(0);
      expect(shown - last).toBeLessThan(0.001);
      last = shown;
    }
    expect(last).toBeCloseTo(1, 6);
  });

  test('is written as a table whose red runs fastest', () => {
    const encoding = { primaries: 'bt2020', transfer: 'hlg' };
    const [size, first, second, ...rest] = cubeLut(encoding).trimEnd().split('\n');
    const written = (signal: Rgb) =>
      toHouseLight(encoding, signal)
        .map((channel) => channel.toFixed(6))
        .join(' ');
    expect([size, first, second]).toEqual([
      'LUT_3D_SIZE 64',
      '0.000000 0.000000 0.000000',
      written([1 / 63, 0, 0]),
    ]);
    expect(rest).toHaveLength(64 ** 3 - 2);
    expect(rest.at(-1)).toBe(written([1, 1, 1]));
  });
});
