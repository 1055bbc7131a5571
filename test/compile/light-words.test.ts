import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nameDirection } from '../../src/compile/words/light-words.ts';

test.each([
  [0, 0, 'from the camera, level'],
  [45, 30, 'three-quarter front from camera right, 30 degrees up'],
  [90, -20, 'from camera right, 20 degrees down'],
  [157.5, 10, 'from behind right, almost against the camera, 10 degrees up'],
  [180, 30, 'from behind the subject, against the camera, 30 degrees up'],
  [-90, 45, 'from camera left, 45 degrees up'],
  [315, 45, 'three-quarter front from camera left, 45 degrees up'],
])('a light at azimuth %d and elevation %d comes %s', (azimuth, elevation, said) => {
  expect(nameDirection({ azimuth, elevation })).toBe(said);
});

test.each([
  [300, 'from camera left, a little to the front (azimuth 300 degrees), level'],
  [290, 'from camera left, a little to the front (azimuth 290 degrees), level'],
  [355, 'from the camera (azimuth 355 degrees), level'],
  [-5, 'from the camera (azimuth -5 degrees), level'],
])('a light at azimuth %d, for which no word is exact, has the number as well', (azimuth, said) => {
  expect(nameDirection({ azimuth, elevation: 0 })).toBe(said);
});

test('no two directions of light read alike', () => {
  const azimuth = fc.integer({ min: 0, max: 7199 }).map((tenths) => tenths / 20);
  const elevation = fc.integer({ min: -90, max: 90 });
  const direction = fc.record({ azimuth, elevation });
  fc.assert(
    fc.property(direction, direction, (one, other) => {
      const same = one.azimuth === other.azimuth && one.elevation === other.elevation;
      expect(nameDirection(one) === nameDirection(other)).toBe(same);
    }),
  );
});
