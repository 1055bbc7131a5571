import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makesSize } from '../../src/compile/stills/makes-size.ts';

const LIST = [
  { width: 1376, height: 768, aspect: '16:9' },
  { width: 768, height: 1376, aspect: '9:16' },
];
const RANGE = { step: 16, minPixels: 655_360, maxPixels: 8_294_400, maxSide: 3840, maxAspect: 3 };

describe('the sizes that a model makes', () => {
  test('are those of its list, each as it is written and not on its side', () => {
    expect(makesSize(LIST, { width: 1376, height: 768 })).toBe(true);
    expect(makesSize(LIST.slice(0, 1), { width: 768, height: 1376 })).toBe(false);
    expect(makesSize(LIST, { width: 1280, height: 720 })).toBe(false);
  });

  test('are all where it says any', () => {
    expect(makesSize('any', { width: 1, height: 9999 })).toBe(true);
  });

  test.each([
    [1280, 720, true],
    [3840, 2160, true],
    [1920, 1080, false],
    [1024, 512, false],
    [3840, 1280, true],
    [3840, 1264, false],
    [3856, 2144, false],
  ])('keep to every limit of a range: %dx%d is %s', (width, height, isOne) => {
    expect(makesSize(RANGE, { width, height })).toBe(isOne);
  });

  test('a range holds a size exactly where it holds that on its side', () => {
    const side = fc.integer({ min: 1, max: 300 }).map((times) => times * 16);
    fc.assert(
      fc.property(side, side, (width, height) => {
        expect(makesSize(RANGE, { width, height })).toBe(
          makesSize(RANGE, { width: height, height: width }),
        );
      }),
    );
  });
});
