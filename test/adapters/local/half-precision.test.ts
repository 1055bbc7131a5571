import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromHalf, toHalf } from '../../../src/adapters/local/runtime/half-precision.ts';

const half = (value: number): number => toHalf(Float32Array.of(value))[0]!;

describe('numbers of 16 bits', () => {
  test.each([
    [0, 0x0000],
    [-0, 0x8000],
    [1, 0x3c00],
    [-2, 0xc000],
    [1 / 3, 0x3555],
    [65504, 0x7bff],
    [65520, 0x7c00],
    [Infinity, 0x7c00],
    [2 ** -14, 0x0400],
    [2 ** -24, 0x0001],
    [2 ** -25, 0x0000],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
    [NaN, 0x7e00],
  ])('%d is written as IEEE 754 says', (value, bits) => {
    expect(half(value)).toBe(bits);
  });

  test('come back as they were, all of them', () => {
    const all = Uint16Array.from({ length: 0x1_0000 }, (_, bits) => bits);
    const back = toHalf(fromHalf(all));
    const differing = all.filter((bits, index) => {
      const isNotANumber = (bits & 0x7fff) > 0x7c00;
      return back[index] !== (isNotANumber ? (bits & 0x8000) | 0x7e00 : bits);
    });
    // An engine may drop the sign of what is not a number.
    expect(differing.filter((bits) => (bits & 0x7fff) <= 0x7c00)).toHaveLength(0);
  });

  test('are the nearest to what was meant', () => {
    fc.assert(
      fc.property(fc.float({ min: -65000, max: 65000, noNaN: true }), (value) => {
        const [back] = fromHalf(toHalf(Float32Array.of(value)));
        const step = Math.max(2 ** -24, 2 ** (Math.floor(Math.log2(Math.abs(value) || 1)) - 10));
        expect(Math.abs(back! - value)).toBeLessThanOrEqual(step / 2);
      }),
    );
  });
});
