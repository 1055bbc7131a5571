import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { share } from '../../../src/adapters/flite/share.ts';

const COSTS = { missing: 2, changed: () => 3 };
const words = (text: string): readonly string[] => (text === '' ? [] : text.split(' '));

test.each([
  [['a b', 'c'], 'a b c', [2, 3]],
  [['the', 'a p l'], 'thee a p l', [1, 4]],
  // What only the whole has goes to the part before; before the first, to the first.
  [['a', 'b'], 'a x y b', [3, 4]],
  [['a', 'b'], 'x a b', [2, 3]],
  // What has nothing gets nothing.
  [['a', '', 'b'], 'a b', [1, 1, 2]],
  [['', 'a'], 'a', [0, 1]],
  [['a', ''], 'a x', [2, 2]],
  [['', ''], 'x', [1, 1]],
  [[], '', []],
] as const)('%j share out %j at %j', (parts, whole, ends) => {
  expect(share(parts.map(words), words(whole), COSTS)).toEqual(ends);
});

test('words are never taken for one another', () => {
  const parts = [words('five dollars'), words('million')];
  const costs = { missing: 1, changed: () => 3 };
  expect(share(parts, words('five million dollars'), costs)).toEqual([1, 3]);
});

test('a whole is shared out in order, and nothing of it is left', () => {
  const sign = fc.constantFrom('a', 'b', 'c');
  const parts = fc.array(fc.array(sign, { maxLength: 6 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(parts, fc.array(sign, { maxLength: 120 }), (each, whole) => {
      const ends = share(each, whole, COSTS);
      expect(ends).toHaveLength(each.length);
      expect(ends).toEqual(ends.toSorted((left, right) => left - right));
      expect(ends.at(-1)).toBe(whole.length);
    }),
  );
});

test('what is just the parts is shared out as they are', () => {
  const parts = fc.array(fc.array(fc.constantFrom('a', 'b'), { minLength: 1 }), { minLength: 1 });
  fc.assert(
    fc.property(parts, (each) => {
      let end = 0;
      expect(share(each, each.flat(), COSTS)).toEqual(each.map(({ length }) => (end += length)));
    }),
  );
});
