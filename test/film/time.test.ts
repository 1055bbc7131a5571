import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  frameRate,
  isWholeFrames,
  SAMPLE_RATE,
  sampleAt,
  seconds,
  timecode,
  toFrames,
  toSeconds,
} from '../../src/film/time.ts';

const RATES = [
  frameRate(24000, 1001),
  frameRate(24),
  frameRate(25),
  frameRate(30000, 1001),
  frameRate(30),
  frameRate(50),
  frameRate(60000, 1001),
  frameRate(60),
];
const anyRate = fc.constantFrom(...RATES);
const anyFrames = fc.integer({ min: 0, max: 10_000_000 });

describe('film time', () => {
  test('a rate is kept in lowest terms', () => {
    expect(frameRate(48, 2)).toEqual({ num: 24, den: 1 });
  });

  test('six seconds at 24 are 144 frames, exactly', () => {
    expect(toFrames(seconds(6), frameRate(24))).toBe(144);
    expect(isWholeFrames(seconds(6), frameRate(24))).toBe(true);
  });

  test('half a second at 23.976 is rounded to 12 frames, and is known not to be exact', () => {
    expect(toFrames(seconds(0.5), frameRate(24000, 1001))).toBe(12);
    expect(isWholeFrames(seconds(0.5), frameRate(24000, 1001))).toBe(false);
  });

  test('a duration is never more than half a frame away from its frames', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_000_000_000 }), anyRate, (micros, rate) => {
        const count = toFrames({ unit: 'time', micros }, rate);
        const exact = (micros * rate.num) / (rate.den * 1e6);
        expect(Math.abs(count - exact)).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
    );
  });

  test('frames survive the way to seconds and back', () => {
    fc.assert(
      fc.property(anyFrames, anyRate, (count, rate) => {
        expect(toFrames(seconds(toSeconds(count, rate)), rate)).toBe(count);
      }),
    );
  });

  test('the sample of a frame never drifts from its time by more than half a sample', () => {
    fc.assert(
      fc.property(anyFrames, anyRate, (count, rate) => {
        const exact = (count * rate.den * SAMPLE_RATE) / rate.num;
        expect(Math.abs(sampleAt(count, rate) - exact)).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  test('timecode counts hours, minutes, seconds and frames', () => {
    expect(timecode(24 * 3661 + 7, frameRate(24))).toBe('01:01:01:07');
  });
});
