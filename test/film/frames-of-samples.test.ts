import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { frameRate, framesOfSamples, sampleAt } from '../../src/film/time.ts';

const RATES = [
  frameRate(24_000, 1001),
  frameRate(24),
  frameRate(25),
  frameRate(30_000, 1001),
  frameRate(30),
  frameRate(50),
  frameRate(60_000, 1001),
  frameRate(60),
];

test('the frames of a sound hold all of it, wherever it begins, and hardly more', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...RATES),
      fc.integer({ min: 1, max: 5_000_000 }),
      fc.integer({ min: 0, max: 1_000_000 }),
      (rate, samples, from) => {
        const frames = framesOfSamples(samples, rate);
        const room = (count: number): number => sampleAt(from + count, rate) - sampleAt(from, rate);
        expect(room(frames)).toBeGreaterThanOrEqual(samples);
        expect(room(frames - 1)).toBeLessThan(samples + 2);
      },
    ),
  );
});
