import { expect, test } from '@jest/globals';
import { bridge } from '../../../src/sound/mix/ducking.ts';

const RATE = 48_000;

test('music stays down between two lines where it would be up for less than a second', () => {
  const lines = [
    { from: 0, to: RATE },
    { from: RATE + 2.5 * RATE, to: 5 * RATE },
  ];
  expect(bridge(lines)).toEqual([{ from: 0, to: 5 * RATE }]);
});

test('music comes up between two lines where it is heard for a second', () => {
  // 0.3 s of hold, 1 s up, 1 s there, 0.25 s down.
  const lines = [
    { from: 0, to: RATE },
    { from: RATE + 2.55 * RATE, to: 5 * RATE },
  ];
  expect(bridge(lines)).toEqual(lines);
});
