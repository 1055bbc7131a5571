import { expect, test } from '@jest/globals';
import type { ProviderTotals } from '../../src/plan/call-sheet.ts';
import { partText } from '../../src/report/part-text.ts';

const NOTHING: ProviderTotals = {
  provider: 'veo',
  usd: 0,
  secondsPaid: 0,
  secondsUsed: 0,
  toMake: 0,
  toKeep: 0,
  stillsToMake: 0,
};

test('of a provider only that is told which it makes', () => {
  expect(partText({ ...NOTHING, linesToSpeak: 1 }, 'free')).toBe('1 line to speak, free');
  expect(partText({ ...NOTHING, stillsToMake: 2 }, '$0.08')).toBe('2 stills to make, $0.08');
  expect(partText({ ...NOTHING, toKeep: 3 }, '$0.00')).toBe('0 shots to make, 3 kept, 0 s, $0.00');
});

test('shots, stills and lines are told in this order, and the price of all of them', () => {
  const part = { ...NOTHING, toMake: 2, leftOut: 1, secondsPaid: 12 };
  expect(partText({ ...part, stillsToMake: 1, linesToSpeak: 4 }, '$5.00')).toBe(
    '2 shots to make, 1 left out, 12 s, 1 still to make, 4 lines to speak, $5.00',
  );
});
