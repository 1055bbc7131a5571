import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ffmpeg } from '../../../src/media/ffmpeg/ffmpeg.ts';
import { fileUrl } from '../../../src/media/ffmpeg/file-arguments.ts';
import { options } from '../../../src/media/ffmpeg/options.ts';
import { readPictureTimes } from '../../../src/media/probe/probe-clip.ts';
import { decodeSound } from '../../../src/media/sound/decode-sound.ts';
import { ffmpegBytes, scratchFolder, testFfmpeg } from '../../support/ffmpeg.ts';

/** A millisecond: what an encoder may smear. */
const NEAR = 48;

describe('decoding a sound', () => {
  let ffmpeg: Ffmpeg;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  beforeAll(async () => {
    ffmpeg = await testFfmpeg();
    scratch = await scratchFolder();
  });
  afterAll(() => scratch.remove());

  async function made(name: string, ...parts: readonly (readonly string[])[]): Promise<string> {
    const path = join(scratch.path, name);
    await ffmpegBytes(ffmpeg, ...parts.flat(), fileUrl(path));
    return path;
  }
  const tone = (seconds: number, rate = 48_000): readonly string[] =>
    options({ f: 'lavfi', i: `aevalsrc=0.5*sin(2*PI*440*t):s=${rate}:d=${seconds}` });
  const pictures = options({ f: 'lavfi', i: 'color=black:s=64x36:r=24:d=2' });

  /** How many samples there are, and the first and last that are heard. */
  async function decoded(source: string, zero: 'sound' | 'file' = 'sound') {
    const out = join(scratch.path, 'out.f32');
    const { samples } = await decodeSound(ffmpeg, { source, out, zero });
    const bytes = await readFile(out);
    expect(bytes.length).toBe(samples * 8);
    const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
    const left = values.filter((_, index) => index % 2 === 0);
    const isHeard = (value: number): boolean => Math.abs(value) > 0.02;
    return {
      samples,
      first: left.findIndex(isHeard),
      last: left.findLastIndex(isHeard),
      loudest: left.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
      isSame: left.every((value, index) => value === values[2 * index + 1]),
    };
  }

  test('brings any rate to 48 kHz, and one channel to two of equal power', async () => {
    const source = await made('one.wav', tone(1, 44_100), options({ ac: 1 }));
    const { samples, first, last, loudest, isSame } = await decoded(source);
    expect([samples, isSame]).toEqual([48_000, true]);
    expect(first).toBeLessThan(NEAR);
    expect(last).toBeGreaterThan(48_000 - NEAR);
    expect(loudest).toBeCloseTo(0.5 * Math.SQRT1_2, 2);
  });

  test.each(['mp3', 'm4a', 'flac', 'ogg', 'aiff', 'mka'])(
    'of %s begins with its first sample: what an encoder puts before it is left out',
    async (format) => {
      const codec = format === 'ogg' ? options({ 'c:a': 'libvorbis' }) : [];
      const { first, last } = await decoded(await made(`tone.${format}`, tone(2, 44_100), codec));
      // Matroska of old does not say how much that is.
      expect(first).toBeLessThan(format === 'mka' ? 1024 + NEAR : NEAR);
      expect(last - first).toBeGreaterThan(96_000 - 2 * NEAR);
      expect(last - first).toBeLessThan(96_000 + 512);
    },
  );

  test('of a clip stays with its pictures, whichever begin first', async () => {
    const lateSound = [pictures, options({ itsoffset: 0.5 }), tone(1), options({ 'c:a': 'aac' })];
    const late = [options({ itsoffset: 0.25 }), pictures, tone(2)];
    const lateSight = [...late, options({ 'c:a': 'aac', vsync: 'passthrough' })];
    for (const [name, parts, lag] of [
      ['late-sound.mp4', lateSound, 0.5],
      ['late-sight.mp4', lateSight, -0.25],
      ['late-sight.mkv', lateSight, -0.25],
    ] as const) {
      const path = await made(name, ...parts);
      const { first } = await decoded(path, 'file');
      const [begin = 0] = (await readPictureTimes(path)).starts;
      expect(begin).toBeGreaterThanOrEqual(lag < 0 ? 0.24 : 0);
      expect(Math.abs(first - Math.round((begin + lag) * 48_000))).toBeLessThan(NEAR);
    }
  });

  test('fills what is missing in the middle with silence, so that the rest is in time', async () => {
    const gap = options({ af: "aselect='not(between(t,0.5,1.5))'" });
    const path = await made('gap.mkv', tone(2), gap, options({ 'c:a': 'flac' }));
    const { samples, last } = await decoded(path, 'file');
    expect(Math.abs(samples - 96_000)).toBeLessThan(NEAR);
    expect(last).toBeGreaterThan(96_000 - NEAR);
  });

  test('fills also what is as short as a packet', async () => {
    const gap = options({ af: "aselect='not(between(t,0.5,0.53))'" });
    for (const [name, codec] of [
      ['short-gap.mkv', 'flac'],
      ['short-gap.mp4', 'aac'],
    ] as const) {
      const path = await made(name, tone(2), gap, options({ 'c:a': codec }));
      const { last } = await decoded(path, 'file');
      expect(Math.abs(last - 96_000)).toBeLessThan(NEAR);
    }
  });

  test('of what holds none is refused', async () => {
    const silent = await made('silent.mp4', pictures);
    const noise = join(scratch.path, 'noise.wav');
    await writeFile(noise, 'no sound at all');
    for (const source of [silent, noise, join(scratch.path, 'gone.wav')]) {
      await expect(decoded(source)).rejects.toMatchObject({ code: 'media/unreadable-sound' });
    }
  });
});
