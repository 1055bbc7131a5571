import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { waveLength } from '../../src/providers/wave-length.ts';
import { tinySound } from '../fakes/tiny-sound.ts';

describe('the length of a WAV', () => {
  test('is that of its samples, also where its header does not know it', () => {
    expect(waveLength(tinySound(0.25))).toBe(0.25);
    expect(waveLength(tinySound(0.25, 1, { streamed: true }))).toBe(0.25);
  });

  test('is that of its samples behind other chunks, of whatever length', () => {
    const wave = Buffer.from(tinySound(0.5));
    for (const text of ['INFO', 'odd']) {
      const chunk = Buffer.alloc(8 + text.length + (text.length % 2));
      chunk.write('LIST', 0, 'latin1');
      chunk.writeUInt32LE(text.length, 4);
      chunk.write(text, 8, 'latin1');
      const more = Buffer.concat([wave.subarray(0, 36), chunk, wave.subarray(36)]);
      expect(waveLength(more)).toBe(0.5);
    }
  });

  test('is known of nothing else, and of no bytes is it an error', () => {
    expect(waveLength(Buffer.from('ID3, and then an MP3'))).toBeUndefined();
    const wave = tinySound(0.01);
    fc.assert(
      fc.property(fc.nat(wave.length), fc.nat(255), fc.nat(60), (cut, byte, at) => {
        const bytes = Uint8Array.from(wave);
        bytes[at] = byte;
        const length = waveLength(bytes.subarray(0, cut));
        expect(length === undefined || length >= 0).toBe(true);
      }),
    );
  });
});
