import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { waveFile } from '../../src/providers/wave-file.ts';
import { waveLength } from '../../src/providers/wave-length.ts';
import { tinySound } from '../fakes/tiny-sound.ts';

test('samples without a header become a WAV that holds them as they are', () => {
  const wave = tinySound(0.1);
  expect(Buffer.from(waveFile(wave.subarray(44), 24_000)).equals(wave)).toBe(true);
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 8000, max: 48_000 }), (count, rate) => {
      expect(waveLength(waveFile(new Uint8Array(2 * count), rate))).toBe(count / rate);
    }),
  );
});
