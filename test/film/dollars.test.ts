import { expect, test } from '@jest/globals';
import { dollars } from '../../src/film/dollars.ts';

test.each<[number, string]>([
  [0, '$0.00'],
  [12.345, '$12.35'],
  [0.005, '$0.01'],
  [0.0049, '$0.0049'],
  [0.000075, '$0.000075'],
  [1e-9, '$0.000001'],
])('%p dollars are %s: what is paid for is never shown as nothing', (usd, text) => {
  expect(dollars(usd)).toBe(text);
});
