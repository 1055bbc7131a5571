import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { frameRate } from '../../src/film/time.ts';
import { recognizeRate } from '../../src/media/probe/frame-rate.ts';

const USUAL = [
  ...[8, 12, 15, 16, 24, 25, 30, 48, 50, 60, 120].map((rate) => frameRate(rate)),
  ...[24000, 30000, 60000].map((num) => frameRate(num, 1001)),
];

describe('recognizing a frame rate', () => {
  test('finds every usual rate from exact times and from whole milliseconds', () => {
    const rates = fc.constantFrom(...USUAL);
    const counts = fc.integer({ min: 60, max: 600 });
    const timescales = fc.constantFrom(1000, 12_800, 90_000, 120_000, 1_000_000);
    fc.assert(
      fc.property(rates, counts, timescales, fc.nat(100), (rate, count, timescale, first) => {
        const tick = (index: number) => Math.round((index * rate.den * timescale) / rate.num);
        const starts = Array.from({ length: count }, (_, index) => first + tick(index));
        expect(recognizeRate(starts, timescale, tick(count) - tick(count - 1))).toEqual(rate);
      }),
    );
  });

  test('takes a rate that nobody uses as it is, where the clock is fine enough', () => {
    const starts = [0, 4000, 8000, 12_000];
    expect(recognizeRate(starts, 90_000, 4000)).toEqual(frameRate(45, 2));
  });

  test('is null where one picture is missing or out of step', () => {
    const even = Array.from({ length: 50 }, (_, index) => index * 512);
    expect(recognizeRate(even, 12_288, 512)).toEqual(frameRate(24));
    expect(recognizeRate(even.toSpliced(20, 1), 12_288, 512)).toBeNull();
    expect(recognizeRate(even.with(20, 20 * 512 + 99), 12_288, 512)).toBeNull();
  });

  test('of a single picture is told by how long it is shown', () => {
    expect(recognizeRate([0], 30_000, 1001)).toEqual(frameRate(30000, 1001));
    expect(recognizeRate([0], 30_000, 0)).toBeNull();
    expect(recognizeRate([], 30_000, 1001)).toBeNull();
  });
});
