import { expect, test } from '@jest/globals';
import { costOfStill } from '../../src/plan/cost-of-still.ts';

const price = {
  cases: [
    { maxPixels: 1_000_000, options: { quality: 'low' }, usdPerImage: 0.01 },
    { options: { quality: 'low' }, usdPerImage: 0.02 },
    { maxPixels: 1_000_000, options: { quality: 'high' }, usdPerImage: 0.2 },
  ],
  asOf: '2026-11-25',
  source: 'a test',
};
const cost = (width: number, height: number, quality?: string) =>
  costOfStill({ width, height, options: quality === undefined ? {} : { quality } }, price);

test('a still costs what the first case says that fits its size and options', () => {
  expect(cost(1000, 1000, 'low')).toBe(0.01);
  expect(cost(1001, 1000, 'low')).toBe(0.02);
  expect(cost(1000, 1000, 'high')).toBe(0.2);
});

test('a still that is next to free costs a millionth of a dollar, and one that is free nothing', () => {
  const still = { width: 1, height: 1, options: {} };
  const usd = [1e-9, 0].map((usdPerImage) =>
    costOfStill(still, { ...price, cases: [{ usdPerImage }] }),
  );
  expect(usd).toEqual([1e-6, 0]);
});

test('a still that no case fits has an unknown price, not none', () => {
  expect(cost(1001, 1000, 'high')).toBeUndefined();
  expect(cost(100, 100)).toBeUndefined();
});
