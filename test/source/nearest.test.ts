import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { editDistance } from '../../src/source/edit-distance.ts';
import { nearest } from '../../src/source/nearest.ts';

/** The distance as it is defined, with the whole table filled in. */
function plainDistance(left: string, right: string): number {
  const table = Array.from({ length: left.length + 1 }, (_, row) =>
    Array.from({ length: right.length + 1 }, (__, column) => (row === 0 ? column : row)),
  );
  for (let row = 1; row <= left.length; row += 1) {
    table[row]![0] = row;
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      let cost = Math.min(
        table[row - 1]![column]! + 1,
        table[row]![column - 1]! + 1,
        table[row - 1]![column - 1]! + (isSame ? 0 : 1),
      );
      if (left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        if (row > 1 && column > 1) cost = Math.min(cost, table[row - 2]![column - 2]! + 1);
      }
      table[row]![column] = cost;
    }
  }
  return table[left.length]![right.length]!;
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });

test('the distance of two words is as it is defined, up to where nobody asks any further', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 6 }), (left, right, limit) => {
      expect(editDistance(left, right, limit)).toBe(Math.min(limit, plainDistance(left, right)));
    }),
    { numRuns: 2000 },
  );
});

describe('a search', () => {
  test('finds the first of the words that are nearest', () => {
    const known = fc.array(word, { maxLength: 8 });
    fc.assert(
      fc.property(word, known, (written, words) => {
        const most = Math.max(1, Math.floor(written.length / 3));
        const least = Math.min(most + 1, Math.max(1, written.length));
        const distances = words.map((each) => plainDistance(written, each));
        const best = Math.min(least, ...distances);
        const found = best === least ? undefined : words[distances.indexOf(best)];
        expect(nearest(written, words)).toBe(found);
      }),
      { numRuns: 500 },
    );
  });

  /** Names as authors give them, no two alike; and names that differ in their numbers only. */
  const syllables = 'ba ke lo mi nu ra sa te vo xi pel gor tin mar wes dun'.split(' ');
  const named = (index: number): string =>
    [index, index >> 4, index >> 8].map((part) => syllables[part % 16]).join('') + 'a';
  const names = Array.from({ length: 2000 }, (_, index) => named(index));
  const numbered = names.map((_, index) => `hero_${String(index).padStart(4, '0')}`);

  /** What it would be to fill in the whole table for each two of them. */
  const whole = 2000 * 9 * 9;

  test('does a twentieth of the work for each of 4,000 misspelt names among 2,000', () => {
    for (const known of [names, numbered]) {
      const count = { cells: 0 };
      for (let index = 0; index < 4000; index += 1) {
        const right = known[index % 2000]!;
        const wrong = index < 2000 ? `${right}z` : `q${right}`;
        expect(nearest(wrong, known, count)).toBeDefined();
      }
      expect(count.cells / 4000).toBeLessThan(whole / 20);
    }
  });

  test('is made once for the same mistake', () => {
    const count = { cells: 0 };
    nearest('hreo_0001', numbered, count);
    const once = count.cells;
    for (let again = 0; again < 1000; again += 1) nearest('hreo_0001', [...numbered], count);
    expect(count.cells).toBe(once);
  });

  test('compares no more than so many letters, whatever the words are', () => {
    const long = Array.from({ length: 3000 }, (_, index) => 'ab'.repeat(45) + String(index));
    const count = { cells: 0 };
    nearest(`${'ba'.repeat(45)}x`, long, count);
    expect(count.cells).toBeLessThan(500 * 100 * 11);
  });
});
