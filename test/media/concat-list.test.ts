import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { frameRate } from '../../src/film/time.ts';
import { concatList } from '../../src/media/stitch/concat-list.ts';

describe('the concat script', () => {
  test('places every stretch by its exact time and cuts half a frame before what is left out', () => {
    const stretches = [
      { name: 'file:/films/a.mp4', from: 0, to: 48, of: 48 },
      { name: "file:/films/it's.mp4", from: 24, to: 40, of: 48 },
    ];
    expect(concatList(stretches, frameRate(24))).toBe(
      [
        'ffconcat version 1.0',
        "file 'file:/films/a.mp4'",
        'duration 2.000000',
        "file 'file:/films/it'\\''s.mp4'",
        'duration 0.666667',
        'inpoint 1.000000',
        'outpoint 1.645833',
        '',
      ].join('\n'),
    );
  });

  test('is never off by more than half a microsecond, however many stretches there are', () => {
    const rates = fc.constantFrom(frameRate(24), frameRate(30000, 1001), frameRate(24000, 1001));
    const lengths = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(rates, lengths, (rate, counts) => {
        const script = concatList(
          counts.map((to) => ({ name: 'a', from: 0, to, of: to })),
          rate,
        );
        let placed = 0;
        let frames = 0;
        for (const [index, [, duration]] of [...script.matchAll(/duration (\S+)/g)].entries()) {
          placed += Number(duration);
          frames += counts[index] ?? 0;
          expect(Math.abs(placed - (frames * rate.den) / rate.num)).toBeLessThan(0.6e-6);
        }
      }),
    );
  });
});
