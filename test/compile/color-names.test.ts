import { expect, test } from '@jest/globals';
import { nameColor } from '../../src/compile/words/color-names.ts';

test.each([
  ['#FFD700', 'warm gold #FFD700'],
  ['#203050', 'midnight blue #203050'],
  ['#3B2F2F', 'dark brown #3B2F2F'],
  ['#fe0d0a', 'red #fe0d0a'],
  ['#0A0A0C', 'black #0A0A0C'],
])('the colour %s is called %s', (hex, name) => {
  expect(nameColor(hex)).toBe(name);
});
