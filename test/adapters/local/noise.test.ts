import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { naturalLogarithm } from '../../../src/adapters/local/noise/natural-logarithm.ts';
import { philox } from '../../../src/adapters/local/noise/philox.ts';
import { seededNoise } from '../../../src/adapters/local/noise/seeded-noise.ts';

describe('Philox-4x32-10', () => {
  const ALL = 0xffff_ffff;

  test.each([
    // The known answers of Random123 (tests/kat_vectors).
    [[0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    [[ALL, ALL, ALL, ALL], [ALL, ALL], '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    [
      [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
      [0xa409_3822, 0x299f_31d0],
      'd16cfe09 94fdcceb 5001e420 24126ea1',
    ],
  ] as const)('gives the published words at counter %p with key %p', (counter, key, words) => {
    const hex = philox(counter, key).map((word) => word.toString(16).padStart(8, '0'));
    expect(hex.join(' ')).toBe(words);
  });
});

describe('seeded noise', () => {
  test('is the same to the last bit everywhere', () => {
    const noise = seededNoise(42, 0)(4096);
    const digest = createHash('sha256').update(new Uint8Array(noise.buffer)).digest('hex');
    expect(Array.from(noise.slice(0, 4), (value) => value.toFixed(6))).toMatchInlineSnapshot(`
      [
        "2.320533",
        "-0.645327",
        "-0.572309",
        "-0.213409",
      ]
    `);
    expect(digest.slice(0, 16)).toMatchInlineSnapshot(`"39daa4e723a5bff0"`);
  });

  test('is one stream however it is drawn, and another one for every seed and purpose', () => {
    const whole = seededNoise(7, 0)(100);
    const draw = seededNoise(7, 0);
    expect([...draw(33), ...draw(67)]).toEqual([...whole]);
    for (const other of [seededNoise(8, 0), seededNoise(7, 1), seededNoise(7 + 2 ** 32, 0)]) {
      expect([...other(100)]).not.toEqual([...whole]);
    }
  });

  test('is normal: its moments are those of the distribution', () => {
    const count = 50_000;
    const noise = seededNoise(1, 0)(count);
    const moment = (power: number): number =>
      noise.reduce((sum, value) => sum + value ** power, 0) / count;
    expect(moment(1)).toBeCloseTo(0, 1.8);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.02);
    expect(Math.abs(moment(3))).toBeLessThan(0.06);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.15);
    const within = noise.filter((value) => Math.abs(value) < 1).length / count;
    expect(Math.abs(within - 0.6827)).toBeLessThan(0.007);
  });

  test('takes its logarithm without the engine’s, to two units of the last place', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (value) => {
        const expected = Math.log(value);
        expect(Math.abs(naturalLogarithm(value) - expected)).toBeLessThanOrEqual(
          Math.max(Math.abs(expected), 0.01) * 4.5e-16,
        );
      }),
    );
  });
});
