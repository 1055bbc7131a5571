import { describe, expect, test } from '@jest/globals';
import { jobTimesOf, type MadeJob } from '../../src/plan/job-times.ts';

const MINUTE = 60_000;

function clips(...each: readonly (readonly [ms: number, seconds: number])[]): readonly MadeJob[] {
  return each.map(([ms, seconds]) => ({ provider: 'kling', model: 'k1', ms, seconds }));
}

describe('how long a clip takes', () => {
  test('is what clips of its model took in the middle, by the second', () => {
    const times = jobTimesOf(clips([20_000, 5], [40_000, 5], [100_000, 10]));
    expect(times.clip('kling', 'k1', 5)).toBe(40);
    expect(times.clip('kling', 'k1', 10)).toBe(80);
  });

  test('is not known of a model that has made none, whatever others took', () => {
    const times = jobTimesOf(clips([20_000, 5]));
    expect(times.clip('kling', 'k2', 5)).toBeUndefined();
    expect(times.clip('luma', 'k1', 5)).toBeUndefined();
    expect(times.still('kling', 'k1')).toBeUndefined();
  });

  test('is not spoilt by jobs that were under way while the machine slept', () => {
    const slept = clips([20_000, 5], [9 * 60 * MINUTE, 5], [20_000, 5], [90 * MINUTE, 5]);
    expect(jobTimesOf(slept).clip('kling', 'k1', 5)).toBe(20);
    expect(jobTimesOf(clips([9 * 60 * MINUTE, 5])).clip('kling', 'k1', 5)).toBeUndefined();
  });

  test('follows what the service took lately', () => {
    const slow = Array.from({ length: 100 }, () => [100_000, 5] as const);
    const quick = Array.from({ length: 20 }, () => [10_000, 5] as const);
    expect(jobTimesOf(clips(...slow, ...quick)).clip('kling', 'k1', 5)).toBe(10);
  });
});

test('a still takes what stills took in the middle', () => {
  const jobs = [4_000, 6_000, 5_000].map((ms) => ({ provider: 'vertex-ai', model: 'i', ms }));
  expect(jobTimesOf(jobs).still('vertex-ai', 'i')).toBe(5);
});
