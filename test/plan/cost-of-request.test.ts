import { expect, test } from '@jest/globals';
import { costOfRequest } from '../../src/plan/cost-of-request.ts';

const READ = { asOf: '2026-11-25', source: 'a test' };

test('a clip costs its seconds at the model’s price', () => {
  const price = { ...READ, usdPerSecond: 0.1 };
  expect(costOfRequest({ seconds: 8, width: 1280, height: 720 }, price)).toBe(0.8);
});

test('a clip that is next to free costs a millionth of a dollar, and one that is free nothing', () => {
  const cost = (usdPerSecond: number): number =>
    costOfRequest({ seconds: 8, width: 1280, height: 720 }, { ...READ, usdPerSecond });
  expect([5e-8, 0].map(cost)).toEqual([1e-6, 0]);
});

test.each([
  [1280, 720, 1],
  [1920, 1080, 2],
  [1080, 1920, 2],
  [2048, 1152, 2],
  [3840, 2160, 3],
])('a second of %d x %d costs what the first case says that it fits: %d', (width, height, usd) => {
  const cases = [
    { minLines: 2160, usdPerSecond: 3 },
    { minLines: 1080, usdPerSecond: 2 },
  ];
  expect(costOfRequest({ seconds: 1, width, height }, { ...READ, usdPerSecond: 1, cases })).toBe(
    usd,
  );
});

test.each([
  [undefined, 720, 1],
  [false, 720, 1],
  [true, 720, 2],
  [false, 1080, 3],
  [true, 1080, 4],
])('with sound %j and %d lines a second costs what both say: %d', (audio, lines, usd) => {
  const cases = [
    { minLines: 1080, audio: true, usdPerSecond: 4 },
    { minLines: 1080, usdPerSecond: 3 },
    { audio: true, usdPerSecond: 2 },
  ];
  const request = { seconds: 1, width: 2000, height: lines, ...(audio !== undefined && { audio }) };
  expect(costOfRequest(request, { ...READ, usdPerSecond: 1, cases })).toBe(usd);
});
