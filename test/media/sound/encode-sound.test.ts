import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { frameRate, sampleAt } from '../../../src/film/time.ts';
import type { Ffmpeg } from '../../../src/media/ffmpeg/ffmpeg.ts';
import { decodeSound } from '../../../src/media/sound/decode-sound.ts';
import { encodeSound } from '../../../src/media/sound/encode-sound.ts';
import { playPcm, writePcm } from '../../../src/media/sound/pcm-file.ts';
import { requireExactSound } from '../../../src/media/stitch/sound-length.ts';
import { scratchFolder, testFfmpeg } from '../../support/ffmpeg.ts';

describe('encoding the sound of a film', () => {
  let ffmpeg: Ffmpeg;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  beforeAll(async () => {
    ffmpeg = await testFfmpeg();
    scratch = await scratchFolder();
  });
  afterAll(() => scratch.remove());

  async function* clicks(samples: number, every: number): AsyncGenerator<Float32Array> {
    const block = new Float32Array(samples * 2);
    for (let at = 0; at < samples; at += every) block.fill(0.5, at * 2, (at + 48) * 2);
    yield block;
  }

  test.each([
    [frameRate(24_000, 1001), 101],
    [frameRate(24), 120],
    [frameRate(30_000, 1001), 7],
    [frameRate(60_000, 1001), 301],
    [frameRate(50), 1],
  ])('says to the sample how long it is, at %o and %i frames', async (rate, frames) => {
    const [raw, out] = [join(scratch.path, 'in.f32'), join(scratch.path, 'out.m4a')];
    const samples = sampleAt(frames, rate);
    expect(await writePcm(raw, clicks(samples, 48_000))).toBe(samples);
    await encodeSound(ffmpeg, { source: raw, out });
    await requireExactSound(out, frames, rate);
    await expect(requireExactSound(out, frames + 1, rate)).rejects.toMatchObject({
      code: 'media/wrong-length',
    });
  });

  test('leaves each sound where it is', async () => {
    const [raw, out, again] = ['in.f32', 'out.m4a', 'again.f32'].map((name) =>
      join(scratch.path, name),
    ) as [string, string, string];
    await writePcm(raw, clicks(480_000, 96_000));
    await encodeSound(ffmpeg, { source: raw, out });
    await decodeSound(ffmpeg, { source: out, out: again, zero: 'sound' });
    const starts: number[] = [];
    let at = 0;
    let before = 0;
    for await (const block of playPcm(again)) {
      for (let index = 0; index < block.length; index += 2, at += 1) {
        if (block[index]! > 0.25 && at - before > 4800) starts.push(at);
        if (block[index]! > 0.25) before = at;
      }
    }
    const wanted = [96_000, 192_000, 288_000, 384_000];
    expect(starts.map((start, index) => Math.abs(start - wanted[index]!) < 12)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });
});
