import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Ffmpeg } from '../../src/media/ffmpeg/ffmpeg.ts';
import { mayHaveFields } from '../../src/media/probe/field-coding.ts';
import { fileUrl } from '../../src/media/ffmpeg/file-arguments.ts';
import { options } from '../../src/media/ffmpeg/options.ts';
import { probeClip } from '../../src/media/probe/probe-clip.ts';
import { ffmpegBytes, scratchFolder, testFfmpeg } from '../support/ffmpeg.ts';

describe('whether a clip may hold fields', () => {
  let ffmpeg: Ffmpeg;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  beforeAll(async () => {
    ffmpeg = await testFfmpeg();
    scratch = await scratchFolder();
  });
  afterAll(() => scratch.remove());

  const x264 = (format: string, parameters: string) =>
    options({ 'c:v': 'libx264', pix_fmt: format, 'x264-params': parameters });

  test.each([
    ['a.mp4', x264('yuv420p', 'keyint=24'), false],
    ['baseline.mp4', [...x264('yuv420p', 'cabac=0'), '-profile:v', 'baseline'], false],
    ['scaling lists.mp4', x264('yuv420p', 'cqm=jvt'), false],
    ['4:4:4 with scaling lists.mkv', x264('yuv444p', 'cqm=jvt'), false],
    ['ten bits.mov', x264('yuv422p10le', 'keyint=24'), false],
    ['interlaced.mp4', x264('yuv420p', 'tff=1'), true],
    ['interlaced with scaling lists.mp4', x264('yuv444p', 'tff=1:cqm=jvt'), true],
    ['only might be.mp4', x264('yuv420p', 'fake-interlaced=1'), true],
    // Without a record in the container there is nothing to read it from.
    ['stream.ts', x264('yuv420p', 'keyint=24'), true],
    ['vp9.webm', options({ 'c:v': 'libvpx-vp9', speed: 8 }), false],
    ['h265.mp4', options({ 'c:v': 'libx265', 'x265-params': 'log-level=none' }), false],
    ['prores.mov', options({ 'c:v': 'prores_ks' }), true],
  ] as const)('%s: %j is read from its configuration', async (name, output, may) => {
    const clip = join(scratch.path, name);
    const pictures = options({ f: 'lavfi', i: 'testsrc2=size=64x64:rate=24:duration=0.25' });
    await ffmpegBytes(ffmpeg, ...pictures, ...output, fileUrl(clip));
    expect((await probeClip(clip)).mayHaveFields).toBe(may);
  });

  test('a damaged record is judged and does no harm', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (record) => {
        expect(typeof mayHaveFields('avc', record)).toBe('boolean');
        expect(typeof mayHaveFields('hevc', record)).toBe('boolean');
      }),
    );
  });
});
