import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalColor } from '../../src/source/values/color.ts';
import { meantDuration, parseDuration } from '../../src/source/values/duration.ts';
import { parseFrameRate } from '../../src/source/values/frame-rate.ts';
import { parseMovement } from '../../src/source/values/movement.ts';
import { parseAspect, parsePictureSize } from '../../src/source/values/picture-size.ts';

const micros = (value: number) => ({ unit: 'time', micros: value });

describe('a duration is exact', () => {
  test.each([
    ['6s', micros(6_000_000)],
    ['250ms', micros(250_000)],
    ['1m30s', micros(90_000_000)],
    ['1min 30s', micros(90_000_000)],
    ['1h', micros(3_600_000_000)],
    ['0.1s', micros(100_000)],
    [2.5, micros(2_500_000)],
    ['2.5', micros(2_500_000)],
    ['144f', { unit: 'frames', frames: 144 }],
    ['144 f', { unit: 'frames', frames: 144 }],
  ])('%s', (written, duration) => {
    expect(parseDuration(written)).toEqual(duration);
  });

  test.each([
    '',
    's',
    '6 parsecs',
    '30s1m',
    '1s1s',
    '1s12f',
    '-1s',
    '1.5f',
    '1e3s',
    Number.NaN,
    -1,
  ])('%s is none', (written) => {
    expect(parseDuration(written)).toBeUndefined();
  });

  test.each([
    ['6 sec', '6s'],
    ['6 Seconds', '6s'],
    ['3 minutes', '3m'],
    ['1 min 30 sec', '1m30s'],
    ['2 minutes and 5 seconds', '2m5s'],
    ['1:30', '1m30s'],
    ['0:03', '3s'],
    ['6,5s', '6.5s'],
    ['144 frames', '144f'],
    ['soon', undefined],
    ['-6s', undefined],
    ['6s', undefined],
    ['1:75', undefined],
    [`${'a'.repeat(100_000)}!`, undefined],
  ])('%#: a slip is read as it was meant', (written, meant) => {
    expect(meantDuration(written)).toBe(meant);
  });

  test('parts add up to what their units say', () => {
    const part = fc.nat(10_000);
    fc.assert(
      fc.property(part, part, part, (minutes, seconds, milliseconds) => {
        expect(parseDuration(`${minutes}m${seconds}s${milliseconds}ms`)).toEqual(
          micros((minutes * 60_000 + seconds * 1000 + milliseconds) * 1000),
        );
      }),
    );
  });

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const duration = parseDuration(text);
        if (duration?.unit === 'time') expect(duration.micros).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('a frame rate is a fraction', () => {
  test.each([
    [24, 24, 1],
    ['25', 25, 1],
    [23.976, 24_000, 1001],
    [29.97, 30_000, 1001],
    ['59.94', 60_000, 1001],
    ['30000/1001', 30_000, 1001],
    ['60/2', 30, 1],
    [12.5, 25, 2],
  ])('%s', (written, num, den) => {
    expect(parseFrameRate(written)).toEqual({ num, den });
  });

  test.each(['0', '241', '24/0', '1/2', 'fast', '24fps', ''])('%s is none', (written) => {
    expect(parseFrameRate(written)).toBeUndefined();
  });

  test('every fraction in range keeps its value', () => {
    const den = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(den, fc.double({ min: 1, max: 240, noNaN: true }), (below, rate) => {
        const above = Math.max(below, Math.floor(rate * below));
        const parsed = parseFrameRate(`${above}/${below}`);
        expect((parsed?.num ?? 0) * below).toBe(above * (parsed?.den ?? 0));
      }),
    );
  });
});

describe('aspect and resolution make a picture with even sides', () => {
  test.each([
    ['16:9', '720p', 1280, 720],
    ['16:9', '360p', 640, 360],
    ['16:9', '4k', 3840, 2160],
    ['9:16', '1080p', 1080, 1920],
    ['1:1', '720p', 720, 720],
    ['4:3', '480p', 640, 480],
    ['2.39:1', '1080p', 2582, 1080],
    ['16:9', '854x480', 854, 480],
  ])('%s at %s', (aspect, resolution, width, height) => {
    expect(parsePictureSize(aspect, resolution)).toEqual({ width, height });
  });

  test('a named resolution is the short side, whatever the aspect', () => {
    const side = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(side, side, fc.constantFrom(360, 480, 720, 1080), (width, height, short) => {
        const size = parsePictureSize(`${width}:${height}`, `${short}p`);
        const ratio = parseAspect(`${width}:${height}`);
        if (size === undefined || ratio === undefined) return;
        expect(Math.min(size.width, size.height)).toBe(short);
        expect([size.width % 2, size.height % 2]).toEqual([0, 0]);
        expect(
          Math.abs(Math.max(size.width, size.height) - short * Math.max(ratio, 1 / ratio)),
        ).toBeLessThanOrEqual(1.001);
      }),
    );
  });
});

describe('a movement may be said in words', () => {
  test.each([
    ['static', { type: 'static' }],
    ['push in', { type: 'dolly', direction: 'in' }],
    ['slow push in', { type: 'dolly', direction: 'in', speed: 'slow' }],
    ['Dolly-Out', { type: 'dolly', direction: 'out' }],
    ['PAN LEFT slowly', { type: 'pan', direction: 'left', speed: 'slow' }],
    ['whip pan right', { type: 'whip_pan', direction: 'right' }],
    ['arc counter-clockwise', { type: 'orbit', direction: 'ccw' }],
    ['boom up', { type: 'crane', direction: 'up' }],
    ['handheld drift', { type: 'handheld_drift' }],
    ['tracking shot', { type: 'tracking' }],
    ['fast zoom in', { type: 'zoom', direction: 'in', speed: 'fast' }],
  ])('%s', (written, move) => {
    expect(parseMovement(written)).toEqual(move);
  });

  test.each(['', 'left', 'teleport', 'pan left right', 'dolly in tilt', 'slow'])(
    '%s is none',
    (written) => {
      expect(parseMovement(written)).toBeUndefined();
    },
  );
});

test('a color is six hex digits in capitals', () => {
  expect([canonicalColor('#fd0'), canonicalColor('#ffd700')]).toEqual(['#FFDD00', '#FFD700']);
});
