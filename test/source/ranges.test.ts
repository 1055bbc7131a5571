import { expect, test } from '@jest/globals';
import { readText } from './read-text.ts';

async function problems(line: string): Promise<readonly string[]> {
  const text = `title: T\nshots: [{ id: a, action: Hello., duration: 4s, ${line} }]\n`;
  const { diagnostics } = await readText(text);
  return diagnostics.map(({ code, message }) => `${code} ${message}`);
}

test.each([
  ['lens: 0mm', '`lens` must be at least 4mm; this is `0mm`.'],
  ['lens: "99999"', '`lens` must be at most 2000mm; this is `99999`.'],
  ['lens: { mm: 24, aperture: f/0 }', '`aperture` must be more than 0; this is `f/0`.'],
  ['lens: { mm: 24, aperture: f/640 }', '`aperture` must be at most 64; this is `f/640`.'],
  ['movement: { type: zoom, amount: 0 }', '`amount` must be more than 0; this is `0`.'],
])('a number has the same range whether or not it has its unit: %s', async (line, message) => {
  expect(await problems(line)).toEqual([`film/out-of-range ${message}`]);
});

test.each([
  'lens: 24mm',
  'lens: { mm: 24, aperture: f/2.8 }',
  'movement: { type: dolly, amount: 0 }',
])('what is in its range is taken: %s', async (line) => {
  expect(await problems(line)).toEqual([]);
});
