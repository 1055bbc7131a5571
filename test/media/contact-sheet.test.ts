import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import fc from 'fast-check';
import { frameRate } from '../../src/film/time.ts';
import { drawContactSheet, spreadFrames } from '../../src/media/pictures/contact-sheet.ts';
import type { Ffmpeg } from '../../src/media/ffmpeg/ffmpeg.ts';
import { probeImage } from '../../src/media/probe/probe-image.ts';
import { makeHouseClip, scratchFolder, testFfmpeg } from '../support/ffmpeg.ts';
import { rgbPicture } from '../support/ffmpeg-pictures.ts';

describe('a contact sheet', () => {
  let ffmpeg: Ffmpeg;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  let clip: string;
  beforeAll(async () => {
    ffmpeg = await testFfmpeg();
    scratch = await scratchFolder();
    clip = join(scratch.path, 'steps.mp4');
    const filters = 'geq=lum=16+20*N:cb=128:cr=128';
    await makeHouseClip(ffmpeg, {
      out: clip,
      frames: 10,
      rate: frameRate(24),
      size: '64x36',
      filters,
    });
  });
  afterAll(() => scratch.remove());

  test('shows the chosen frames in rows, with a gap between and around them', async () => {
    const out = join(scratch.path, 'sheet %d.png');
    await drawContactSheet(ffmpeg, { clip, out, frames: [0, 4, 9], columns: 2, width: 32, gap: 4 });
    expect(await probeImage(out)).toEqual({ format: 'png', width: 76, height: 48 });
    const picture = await rgbPicture(ffmpeg, out);
    const red = (x: number, y: number) => picture[(y * 76 + x) * 3] ?? -1;
    // Luma 16, 96 and 196 are 0, 93 and 210 in full levels; the fourth place is empty.
    const seen = [red(20, 13), red(56, 13), red(20, 35), red(56, 35), red(1, 1)];
    for (const [index, wanted] of [0, 93, 210, 26, 26].entries()) {
      expect(Math.abs((seen[index] ?? -1) - wanted)).toBeLessThanOrEqual(2);
    }
  });

  test('is a JPEG where its name says so', async () => {
    const out = join(scratch.path, 'sheet.jpg');
    await drawContactSheet(ffmpeg, { clip, out, frames: [5], columns: 1, width: 32, gap: 0 });
    expect(await probeImage(out)).toEqual({ format: 'jpeg', width: 32, height: 18 });
  });

  test('of frames that are not there is refused', async () => {
    const sheet = { clip, out: join(scratch.path, 'no.png'), columns: 1, width: 32 };
    const code = 'media/no-such-frame';
    await expect(drawContactSheet(ffmpeg, { ...sheet, frames: [10] })).rejects.toMatchObject({
      code,
    });
    await expect(drawContactSheet(ffmpeg, { ...sheet, frames: [] })).rejects.toMatchObject({
      code,
    });
  });

  test('can be asked for evenly spread frames, each of them once', () => {
    expect(spreadFrames(100, 4)).toEqual([12, 37, 62, 87]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 60 }),
        (total, count) => {
          const chosen = spreadFrames(total, count);
          expect(new Set(chosen).size).toBe(Math.min(total, count));
          expect(chosen.every((frame) => frame >= 0 && frame < total)).toBe(true);
        },
      ),
    );
  });
});
