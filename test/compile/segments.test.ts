import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clipMaker, heldFrames } from '../../src/compile/timeline/durations.ts';
import { splitShot } from '../../src/compile/timeline/segments.ts';
import type { Part } from '../../src/compile/timeline/segments.ts';
import { frameRate, toSeconds } from '../../src/film/time.ts';
import type { FrameRate } from '../../src/film/time.ts';
import type { Durations } from '../../src/providers/capabilities.ts';
import { changed, set468 } from './support/models.ts';

const rate24 = frameRate(24);
const NO_DROPS = { first: 0, next: 0 };

function maker(durations: Durations, rate: FrameRate = rate24, filmRate: FrameRate = rate24) {
  return clipMaker(changed(set468, { durations }).capabilities, rate, filmRate);
}

const SET: Durations = { kind: 'set', seconds: [4, 6, 8] };

function split(frames: number, clips: ReturnType<typeof maker>, drops = NO_DROPS) {
  return splitShot({ frames, beats: [], lines: [] }, clips, drops);
}

function secondsOf(frames: number, durations: Durations) {
  return split(frames, maker(durations)).map((part) => part.clip.seconds);
}

describe('lengths of clips', () => {
  test('the shortest clip that is long enough is asked for', () => {
    expect(secondsOf(5 * 24, SET)).toEqual([6]);
    expect(secondsOf(6 * 24, SET)).toEqual([6]);
    expect(secondsOf(2 * 24, SET)).toEqual([4]);
    expect(secondsOf(61, { kind: 'range', min: 3, max: 15, step: 1 })).toEqual([3]);
    expect(secondsOf(73, { kind: 'range', min: 3, max: 15, step: 1 })).toEqual([4]);
  });

  test('a model that makes any whole number of frames is asked for exactly those', () => {
    const [part] = split(101, maker({ kind: 'frames', max: 10 }));
    expect(part).toEqual({
      startFrame: 0,
      frames: 101,
      dropFrames: 0,
      clip: { frames: 101, seconds: 101 / 24 },
    });
  });

  test('one frame more is asked for where the first one repeats', () => {
    const [part] = split(96, maker({ kind: 'frames', max: 10 }), { first: 1, next: 1 });
    expect(part?.clip.frames).toBe(97);
    expect(part?.dropFrames).toBe(1);
  });
});

describe('a clip whose first frame repeats the one before', () => {
  const CHAINED = { first: 1, next: 1 };
  const asked = (frames: number, clips: ReturnType<typeof maker>, drops = CHAINED) =>
    split(frames, clips, drops).map((part) => [
      part.clip.seconds,
      part.frames,
      heldFrames(clips, part),
    ]);

  test('is asked for in the length of the shot, and its last picture held for that frame', () => {
    expect(asked(4 * 24, maker(SET))).toEqual([[4, 96, 1]]);
    expect(asked(5 * 24, maker({ kind: 'set', seconds: [5] }))).toEqual([[5, 120, 1]]);
    expect(asked(5 * 24, maker({ kind: 'range', min: 3, max: 15, step: 1 }))).toEqual([
      [5, 120, 1],
    ]);
  });

  test('is longer where more than that frame is missed', () => {
    expect(asked(4 * 24 + 1, maker(SET))).toEqual([[6, 97, 0]]);
    expect(asked(4 * 24 - 1, maker(SET))).toEqual([[4, 95, 0]]);
  });

  test('is longer where that costs next to nothing', () => {
    expect(asked(4 * 24, maker({ kind: 'range', min: 1, max: 10, step: 0.1 }))).toEqual([
      [4.1, 96, 0],
    ]);
    expect(asked(4 * 24, maker({ kind: 'frames', max: 5 }))).toEqual([[97 / 24, 96, 0]]);
  });

  test('makes no part more: a shot of the longest clip is one clip', () => {
    expect(asked(8 * 24, maker(SET))).toEqual([[8, 192, 1]]);
    expect(asked(5 * 24, maker({ kind: 'frames', max: 5 }))).toEqual([[5, 120, 1]]);
  });

  test('is held in as few parts as will do, and there as late as it can be', () => {
    expect(asked(16 * 24, maker(SET), { first: 0, next: 1 })).toEqual([
      [8, 192, 0],
      [8, 192, 1],
    ]);
    expect(asked(16 * 24 - 1, maker(SET))).toEqual([
      [8, 191, 0],
      [8, 192, 1],
    ]);
    expect(asked(15 * 24, maker(SET))).toEqual([
      [8, 191, 0],
      [8, 169, 0],
    ]);
  });

  test('at another rate than the film is held for as many frames as its own lasts', () => {
    const clips = maker(SET, frameRate(8));
    expect(asked(4 * 24, clips)).toEqual([[4, 96, 3]]);
    expect(asked(4 * 24 - 1, clips)).toEqual([[4, 95, 2]]);
    expect(asked(4 * 24, maker(SET, frameRate(16)))).toEqual([[4, 96, 1]]);
  });
});

describe('shots longer than the model makes', () => {
  test('are split so that the least is paid for', () => {
    expect(secondsOf(20 * 24, SET)).toEqual([8, 8, 4]);
    expect(secondsOf(10 * 24, SET)).toEqual([6, 4]);
  });

  test('are split where beats start', () => {
    const beats = [0, 80, 130].map((from) => ({ from, to: 200, action: String(from) }));
    const parts = splitShot({ frames: 240, beats, lines: [] }, maker(SET), NO_DROPS);
    expect(parts.map(({ startFrame, frames }) => [startFrame, frames])).toEqual([
      [0, 130],
      [130, 110],
    ]);
  });

  test('are split where nobody speaks, if there is such a beat', () => {
    const beats = [0, 72, 168].map((from) => ({ from, to: 240, action: String(from) }));
    const lines = [{ from: 56, to: 133, text: 'A long line.' }];
    const parts = splitShot({ frames: 240, beats, lines }, maker(SET), NO_DROPS);
    expect(parts.map(({ startFrame }) => startFrame)).toEqual([0, 168]);
  });
});

function paidFor(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + part.clip.seconds, 0);
}

test('whatever the lengths, the parts fill the shot, each clip is long enough, and no frame that is dropped is dear', () => {
  const durations = fc.oneof(
    fc
      .uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 })
      .map((seconds): Durations => ({ kind: 'set', seconds })),
    fc
      .record({ min: fc.integer({ min: 1, max: 4 }), more: fc.integer({ min: 0, max: 10 }) })
      .map(({ min, more }): Durations => ({ kind: 'range', min, max: min + more, step: 1 })),
    fc.integer({ min: 1, max: 20 }).map((max): Durations => ({ kind: 'frames', max })),
  );
  const rates = fc.constantFrom(rate24, frameRate(30000, 1001), frameRate(25), frameRate(16));
  const drops = fc.record({ first: fc.constantFrom(0, 1), next: fc.constantFrom(0, 1) });
  const starts = fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 8 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2000 }),
      durations,
      rates,
      rates,
      drops,
      starts,
      (frames, clips, rate, filmRate, drop, beatStarts) => {
        const clipsMade = maker(clips, rate, filmRate);
        const beats = beatStarts.map((from) => ({ from, to: from + 1, action: '' }));
        const parts = splitShot({ frames, beats, lines: [] }, clipsMade, drop);
        let end = 0;
        for (const part of parts) {
          expect(part.startFrame).toBe(end);
          expect(part.frames).toBeGreaterThan(0);
          end += part.frames;
          const held = heldFrames(clipsMade, part);
          const usable = ((part.clip.frames - part.dropFrames) * rate.den) / rate.num;
          const half = 0.5 / Math.min(rate.num / rate.den, filmRate.num / filmRate.den);
          expect(usable + half + 1e-9).toBeGreaterThanOrEqual(
            toSeconds(part.frames - held, filmRate),
          );
          const droppedFrames = toSeconds(part.dropFrames, rate) * (filmRate.num / filmRate.den);
          expect(held).toBeLessThanOrEqual(Math.ceil(droppedFrames));
        }
        expect(end).toBe(frames);
        const whole = splitShot({ frames, beats, lines: [] }, clipsMade, NO_DROPS);
        expect(parts).toHaveLength(whole.length);
        if (clips.kind === 'frames') return;
        expect(paidFor(parts)).toBeLessThanOrEqual(paidFor(whole) * 1.05);
      },
    ),
    { numRuns: 1000 },
  );
});
