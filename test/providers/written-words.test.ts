import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { writtenWords } from '../../src/providers/written-words.ts';

describe('words of a line', () => {
  test('stand between blanks, with the punctuation that touches them; a dash is none', () => {
    const line = ' “Well”, it – was:\n1984 … 光が本を見つける。 ';
    expect(writtenWords(line).map(({ text }) => text)).toEqual([
      '“Well”,',
      'it',
      'was:',
      '1984',
      '光が本を見つける。',
    ]);
  });

  test('are told with where they stand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (line) => {
        let last = 0;
        for (const { text, start, end } of writtenWords(line)) {
          expect(line.slice(start, end)).toBe(text);
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
        }
      }),
    );
  });
});
