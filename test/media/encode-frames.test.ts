import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { frameRate } from '../../src/film/time.ts';
import { openEncoder } from '../../src/media/pictures/encode-frames.ts';
import type { Ffmpeg } from '../../src/media/ffmpeg/ffmpeg.ts';
import { isHouseClip } from '../../src/media/ffmpeg/house-config.ts';
import { extractFrame } from '../../src/media/pictures/last-frame.ts';
import { probeClip, readPictureTimes } from '../../src/media/probe/probe-clip.ts';
import { scratchFolder, testFfmpeg } from '../support/ffmpeg.ts';
import { lumaPictures, mean, rgbPicture } from '../support/ffmpeg-pictures.ts';

const SIZE = { width: 64, height: 36 };

describe('the encoder of drawn pictures', () => {
  let ffmpeg: Ffmpeg;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  beforeAll(async () => {
    ffmpeg = await testFfmpeg();
    scratch = await scratchFolder();
  });
  afterAll(() => scratch.remove());

  async function freshPath(): Promise<string> {
    return join(await mkdtemp(join(scratch.path, 'clip-')), '-drawn %d.mp4');
  }

  function plain(red: number, green: number, blue: number, size = SIZE): Uint8Array {
    const picture = new Uint8Array(size.width * size.height * 4);
    for (let at = 0; at < picture.length; at += 4) picture.set([red, green, blue, 255], at);
    return picture;
  }

  test('writes every picture once, in order, with a keyframe every second', async () => {
    const path = await freshPath();
    const rate = frameRate(30000, 1001);
    const encoder = await openEncoder(ffmpeg)({ path, ...SIZE, rate });
    for (let frame = 0; frame < 61; frame++) await encoder.write(plain(frame, frame, frame));
    await encoder.close();

    const facts = await probeClip(path);
    expect(facts).toMatchObject({ codec: 'h264', rate, frames: 61, hasAudio: false, ...SIZE });
    const { starts, keyframes } = await readPictureTimes(path);
    expect(keyframes.map((start) => starts.indexOf(start))).toEqual([0, 30, 60]);
    const luma = (await lumaPictures(ffmpeg, path, SIZE)).map(mean);
    for (const [frame, value] of luma.entries()) {
      expect(Math.abs(value - (16 + (frame * 219) / 255))).toBeLessThanOrEqual(1);
    }
  });

  test('makes house clips, which are joined to others without being encoded again', async () => {
    const path = await freshPath();
    const rate = frameRate(24);
    const encoder = await openEncoder(ffmpeg)({ path, ...SIZE, rate });
    for (let frame = 0; frame < 30; frame++) await encoder.write(plain(frame, 0, 0));
    await encoder.close();
    expect(await isHouseClip(ffmpeg, await probeClip(path), { ...SIZE, rate })).toBe(true);
  });

  test.each([
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [200, 100, 50],
    [16, 32, 48],
    [255, 255, 255],
  ])('gives the colour %i, %i, %i back as it was', async (...color) => {
    const path = await freshPath();
    const encoder = await openEncoder(ffmpeg)({ path, ...SIZE, rate: frameRate(24) });
    await encoder.write(plain(...color));
    await encoder.close();
    await extractFrame(ffmpeg, path, 0, `${path}.png`);
    const seen = [...(await rgbPicture(ffmpeg, `${path}.png`)).subarray(0, 3)];
    for (const [channel, wanted] of color.entries()) {
      expect(Math.abs((seen[channel] ?? 0) - wanted)).toBeLessThanOrEqual(2);
    }
  });

  test('makes the same bytes of the same pictures, and lets their array be used again', async () => {
    const files: Buffer[] = [];
    for (let run = 0; run < 2; run++) {
      const path = await freshPath();
      const encoder = await openEncoder(ffmpeg)({ path, ...SIZE, rate: frameRate(24) });
      const picture = plain(0, 0, 0);
      for (let frame = 0; frame < 40; frame++) {
        for (let at = 0; at < picture.length; at += 4) picture[at] = (at * frame) >> 4;
        await encoder.write(picture);
      }
      await encoder.close();
      files.push(await readFile(path));
    }
    expect(files[0]?.equals(files[1] ?? Buffer.of())).toBe(true);
    expect(files[0]?.includes('Lavf')).toBe(false);
  });

  test('keeps up a slow encoder without holding its pictures in memory', async () => {
    const size = { width: 1280, height: 720 };
    const path = await freshPath();
    const encoder = await openEncoder(ffmpeg)({ path, ...size, rate: frameRate(24) });
    const picture = plain(90, 120, 30, size);
    const before = process.memoryUsage().arrayBuffers;
    for (let frame = 0; frame < 60; frame++) await encoder.write(picture);
    const grown = process.memoryUsage().arrayBuffers - before;
    await encoder.close();
    expect(grown).toBeLessThan(8 * picture.byteLength);
  });

  test('that is stopped leaves no file', async () => {
    const path = await freshPath();
    const encoder = await openEncoder(ffmpeg)({ path, ...SIZE, rate: frameRate(24) });
    await encoder.write(plain(1, 2, 3));
    await encoder.abort();
    expect(await readdir(join(path, '..'))).toEqual([]);
  });

  test('is stopped by its signal, with the reason of whoever stopped it', async () => {
    const controller = new AbortController();
    const path = await freshPath();
    const open = openEncoder(ffmpeg, { signal: controller.signal });
    const encoder = await open({ path, ...SIZE, rate: frameRate(24) });
    await encoder.write(plain(1, 2, 3));
    const reason = new Error('interrupted');
    controller.abort(reason);
    await expect(encoder.close()).rejects.toBe(reason);
    await expect(open({ path, ...SIZE, rate: frameRate(24) })).rejects.toBe(reason);
  });

  /** Draws into a path that ffmpeg can't write. */
  async function drawInto(path: string): Promise<void> {
    const encoder = await openEncoder(ffmpeg)({ path, ...SIZE, rate: frameRate(24) });
    for (let frame = 0; frame < 100; frame++) await encoder.write(plain(1, 2, 3));
    await encoder.close();
  }

  test('says what ffmpeg said when it fails', async () => {
    const path = await freshPath();
    await mkdir(path);
    await expect(drawInto(path)).rejects.toMatchObject({
      code: 'media/ffmpeg-failed',
      exitCode: 8,
      message: expect.stringContaining('Is a directory'),
    });
  });

  test('says what the system says where the folder can’t be written to', async () => {
    await expect(drawInto('/nowhere/at all/clip.mp4')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('refuses a size that can not be encoded, a picture of another size and a clip of none', async () => {
    const open = openEncoder(ffmpeg);
    const path = await freshPath();
    const odd = open({ path, width: 63, height: 36, rate: frameRate(24) });
    await expect(odd).rejects.toMatchObject({ code: 'media/odd-size' });
    const encoder = await open({ path, ...SIZE, rate: frameRate(24) });
    await expect(encoder.write(new Uint8Array(3))).rejects.toThrow('9216 bytes, not 3');
    await expect(encoder.close()).rejects.toMatchObject({ code: 'media/clip-too-short' });
    expect(await readdir(join(path, '..'))).toEqual([]);
  });
});
