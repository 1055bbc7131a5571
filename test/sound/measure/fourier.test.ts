import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { transform } from '../../../src/sound/measure/fourier.ts';

const values = fc.integer({ min: 0, max: 7 }).chain((power) =>
  fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: 2 ** power,
    maxLength: 2 ** power,
  }),
);

test('a transform is the sum of all values, each turned by its frequency', () => {
  fc.assert(
    fc.property(values, (given) => {
      const real = Float64Array.from(given);
      const imaginary = new Float64Array(given.length);
      transform(real, imaginary, 'forward');
      for (let bin = 0; bin < given.length; bin++) {
        const turn = (2 * Math.PI * bin) / given.length;
        const re = given.reduce((sum, value, index) => sum + value * Math.cos(turn * index), 0);
        const im = given.reduce((sum, value, index) => sum - value * Math.sin(turn * index), 0);
        expect(real[bin]).toBeCloseTo(re, 9);
        expect(imaginary[bin]).toBeCloseTo(im, 9);
      }
    }),
    { numRuns: 30 },
  );
});

test('the inverse gives back what was transformed, times the length', () => {
  fc.assert(
    fc.property(values, (given) => {
      const real = Float64Array.from(given);
      const imaginary = new Float64Array(given.length);
      transform(real, imaginary, 'forward');
      transform(real, imaginary, 'inverse');
      for (const [index, value] of given.entries()) {
        expect(real[index]! / given.length).toBeCloseTo(value, 9);
        expect(imaginary[index]! / given.length).toBeCloseTo(0, 9);
      }
    }),
  );
});
