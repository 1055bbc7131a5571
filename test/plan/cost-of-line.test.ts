import { expect, test } from '@jest/globals';
import { costOfLine } from '../../src/plan/cost-of-line.ts';
import type { VoiceRequest } from '../../src/providers/voice-provider.ts';

const READ = { asOf: '2026-11-25', source: 'a test' };
const line = { voice: 'anna', text: 'Wait… for me', options: { quality: 'high' } };
const request = line as unknown as VoiceRequest;

test('a line costs its characters, its seconds, or both', () => {
  const cost = (usdPer1MCharacters?: number, usdPerSecond?: number) =>
    costOfLine(request, 2, {
      ...READ,
      cases: [
        {
          ...(usdPer1MCharacters !== undefined && { usdPer1MCharacters }),
          ...(usdPerSecond !== undefined && { usdPerSecond }),
        },
      ],
    });
  expect([cost(50), cost(undefined, 0.1), cost(50, 0.1), cost(0)]).toEqual([
    0.0006, 0.2, 0.2006, 0,
  ]);
});

test('a line costs what the first case says that fits its voice and options; where none does, nobody knows', () => {
  const cost = (...cases: Parameters<typeof costOfLine>[2]['cases']) =>
    costOfLine(request, 1, { ...READ, cases });
  const usd = { usdPerSecond: 1 };
  expect(cost({ voices: ['ben'], usdPerSecond: 2 }, { voices: ['anna'], ...usd })).toBe(1);
  expect(cost({ options: { quality: 'low' }, usdPerSecond: 2 }, usd)).toBe(1);
  expect(cost({ voices: ['ben'], ...usd })).toBeUndefined();
});

test('a line that is next to free costs a millionth of a dollar', () => {
  expect(costOfLine(request, 1, { ...READ, cases: [{ usdPer1MCharacters: 0.01 }] })).toBe(1e-6);
});

test('a line costs the characters that its provider counts', () => {
  const price = { ...READ, cases: [{ usdPer1MCharacters: 1e6 }] };
  expect(costOfLine(request, 1, price, () => 3)).toBe(3);
});
