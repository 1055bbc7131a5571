import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ClippingMeter } from '../../../src/sound/measure/clipping-meter.ts';
import { SilenceMeter } from '../../../src/sound/measure/silence-meter.ts';
import { voiceBandLevel } from '../../../src/sound/measure/voice-band.ts';
import { monoOf } from '../../../src/sound/stereo.ts';

/** Both channels alike. */
const stereo = (samples: number, levelAt: (index: number) => number): Float32Array =>
  Float32Array.from({ length: 2 * samples }, (_, slot) => levelAt(Math.floor(slot / 2)));

describe('silence', () => {
  const silenceOf = (sound: Float32Array, block = sound.length / 2) => {
    const meter = new SilenceMeter();
    for (let at = 0; at < sound.length; at += 2 * block)
      meter.add(sound.subarray(at, at + 2 * block));
    return meter.close();
  };

  test('is the longest stretch below -60 dBFS', () => {
    const sound = stereo(48_000, (index) =>
      (index >= 4800 && index < 9600) || (index >= 19_200 && index < 33_600) ? 0.0009 : 0.1,
    );
    expect(silenceOf(sound)).toEqual({ at: 19_200, samples: 14_400 });
  });

  test('may last to the end, be all, or be none', () => {
    expect(silenceOf(stereo(1000, (index) => (index < 480 ? 1 : 0)))).toEqual({
      at: 480,
      samples: 520,
    });
    expect(silenceOf(stereo(48_000, () => 0))).toEqual({ at: 0, samples: 48_000 });
    expect(silenceOf(stereo(48_000, () => 0.5)).samples).toBe(0);
  });

  test('is in both channels', () => {
    const left = Float32Array.from({ length: 9600 }, (_, slot) => (slot % 2 === 0 ? 0.5 : 0));
    expect(silenceOf(left).samples).toBe(0);
  });

  test('is the same in blocks of whatever size', () => {
    const sound = stereo(10_000, (index) => (index % 5000 < 2500 ? 0 : 0.1));
    const whole = silenceOf(sound);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6000 }), (block) => {
        expect(silenceOf(sound, block)).toEqual(whole);
      }),
      { numRuns: 10 },
    );
  });
});

describe('clipping', () => {
  const clippingsOf = (sound: Float32Array) => {
    const meter = new ClippingMeter();
    meter.add(sound);
    return meter.close();
  };

  test('is a wave that stays at full scale, once for each time', () => {
    const wave = (gain: number) =>
      stereo(480, (index) =>
        Math.max(-1, Math.min(1, gain * Math.sin((2 * Math.PI * index) / 480))),
      );
    expect(clippingsOf(wave(0.9))).toBe(0);
    expect(clippingsOf(wave(2))).toBe(4);
  });

  test('is not a peak that touches full scale', () => {
    expect(clippingsOf(stereo(100, (index) => (index % 10 === 0 ? 1 : 0)))).toBe(0);
  });
});

describe('the band of voices', () => {
  const tone = (pitch: number) =>
    voiceBandLevel(
      Float32Array.from({ length: 48_000 }, (_, index) =>
        Math.sin((2 * Math.PI * pitch * index) / 48_000),
      ),
    );

  test('lets a voice through, and neither rumble nor hiss', () => {
    expect(tone(1000)).toBeGreaterThan(-3.3);
    expect(tone(1000)).toBeLessThan(-2.9);
    expect(tone(60)).toBeLessThan(-28);
    expect(tone(15_000)).toBeLessThan(-28);
  });

  test('has no level in silence, or where there is nothing', () => {
    expect(voiceBandLevel(new Float32Array(480))).toBe(-Infinity);
    expect(voiceBandLevel(new Float32Array())).toBe(-Infinity);
  });
});

test('one channel is the mean of both', () => {
  expect([...monoOf(Float32Array.of(1, 0, -0.5, 0.25))]).toEqual([0.5, -0.125]);
});
