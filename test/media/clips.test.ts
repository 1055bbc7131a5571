import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { frameRate } from '../../src/film/time.ts';
import { countFrames } from '../../src/media/probe/count-frames.ts';
import type { Ffmpeg } from '../../src/media/ffmpeg/ffmpeg.ts';
import { fileUrl } from '../../src/media/ffmpeg/file-arguments.ts';
import { extractFrame, extractLastFrame } from '../../src/media/pictures/last-frame.ts';
import { options } from '../../src/media/ffmpeg/options.ts';
import { probeClip, readPictureTimes } from '../../src/media/probe/probe-clip.ts';
import { probeMedia } from '../../src/media/probe/probe-media.ts';
import { ffmpegBytes, makeHouseClip, scratchFolder, testFfmpeg } from '../support/ffmpeg.ts';
import { allRgbPictures, rgbPicture } from '../support/ffmpeg-pictures.ts';

/** Clips as different makers hand them over. */
interface OddClip {
  readonly file: string;
  readonly input: readonly string[];
  readonly output: readonly string[];
}

const X264 = options({ 'c:v': 'libx264', preset: 'veryfast', pix_fmt: 'yuv420p' });

function pictures(rate: string, seconds = 2): readonly string[] {
  return options({ f: 'lavfi', i: `testsrc2=size=64x36:rate=${rate}:duration=${seconds}` });
}

const ODD_CLIPS: readonly OddClip[] = [
  { file: 'b-frames.mp4', input: pictures('24'), output: X264 },
  { file: 'at-29.97.mp4', input: pictures('30000/1001'), output: X264 },
  {
    file: 'variable-rate.mp4',
    input: pictures('24'),
    output: [...options({ vf: "select='not(mod(n,5))+not(mod(n,7))'", vsync: 'vfr' }), ...X264],
  },
  {
    file: 'open-groups.mp4',
    input: pictures('24'),
    output: [...X264, ...options({ 'x264-params': 'open-gop=1:keyint=10:bframes=5:b-adapt=0' })],
  },
  {
    file: 'fragmented.mp4',
    input: pictures('24'),
    output: [...X264, ...options({ movflags: 'frag_keyframe+empty_moov' })],
  },
  { file: 'milliseconds.mkv', input: pictures('24000/1001'), output: X264 },
  {
    file: 'vp9.webm',
    input: pictures('25'),
    output: options({ 'c:v': 'libvpx-vp9', pix_fmt: 'yuv420p', speed: 8 }),
  },
  { file: 'late-start.ts', input: pictures('24'), output: X264 },
  {
    file: 'with-sound.mp4',
    input: [...pictures('24'), ...options({ f: 'lavfi', i: 'sine=duration=2' })],
    output: [...X264, ...options({ 'c:a': 'aac' })],
  },
  {
    file: 'full-levels.mov',
    input: pictures('12'),
    output: options({ 'c:v': 'mjpeg', pix_fmt: 'yuvj420p' }),
  },
];

describe('clips of every make', () => {
  let ffmpeg: Ffmpeg;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  beforeAll(async () => {
    ffmpeg = await testFfmpeg();
    scratch = await scratchFolder();
    for (const { file, input, output } of ODD_CLIPS) {
      await ffmpegBytes(ffmpeg, ...input, ...output, fileUrl(join(scratch.path, file)));
    }
    // As an editor trims without encoding: an edit list hides the head and the tail.
    const trimmed = join(scratch.path, 'trimmed.mp4');
    await ffmpegBytes(
      ffmpeg,
      ...options({ ss: 0.7, t: 0.8, i: fileUrl(join(scratch.path, 'with-sound.mp4')), c: 'copy' }),
      fileUrl(trimmed),
    );
  });
  afterAll(() => scratch.remove());

  const files = [...ODD_CLIPS.map(({ file }) => file), 'trimmed.mp4'];

  test.each(files)('%s has exactly the frames that decode', async (file) => {
    const clip = join(scratch.path, file);
    const facts = await probeClip(clip);
    expect(facts.frames).toBe(await countFrames(ffmpeg, clip));
    expect((await readPictureTimes(clip)).starts).toHaveLength(facts.frames);
  });

  test.each(files)('the last frame of %s is the last that is shown', async (file) => {
    const clip = join(scratch.path, file);
    const still = join(scratch.path, `${file} last.png`);
    await extractLastFrame(ffmpeg, clip, still);
    const all = await allRgbPictures(ffmpeg, clip, { width: 64, height: 36 });
    expect(Buffer.compare(await rgbPicture(ffmpeg, still), all.at(-1) ?? Buffer.of())).toBe(0);
  });

  test.each(files)('any frame of %s can be taken by its index', async (file) => {
    const clip = join(scratch.path, file);
    const all = await allRgbPictures(ffmpeg, clip, { width: 64, height: 36 });
    for (const index of [0, 1, Math.floor(all.length / 2), all.length - 1]) {
      const still = join(scratch.path, `${file} ${index}.png`);
      await extractFrame(ffmpeg, clip, index, still);
      const wanted = all[index] ?? Buffer.of();
      expect(Buffer.compare(await rgbPicture(ffmpeg, still), wanted)).toBe(0);
    }
    await expect(
      extractFrame(ffmpeg, clip, all.length, join(scratch.path, 'none.png')),
    ).rejects.toMatchObject({ code: 'media/no-such-frame' });
  });

  test.each([
    [
      'b-frames.mp4',
      { codec: 'h264', rate: frameRate(24), frames: 48, seconds: 2, hasAudio: false },
    ],
    ['at-29.97.mp4', { rate: frameRate(30000, 1001), frames: 60, seconds: 2.002 }],
    ['milliseconds.mkv', { rate: frameRate(24000, 1001), frames: 48 }],
    ['variable-rate.mp4', { rate: null, frames: 15 }],
    ['vp9.webm', { codec: 'vp9', rate: frameRate(25), frames: 50, color: 'unknown/tv/yuv420p' }],
    ['with-sound.mp4', { hasAudio: true, frames: 48, width: 64, height: 36 }],
    ['trimmed.mp4', { hasAudio: true }],
  ] as const)('the facts of %s are read from its packets', async (file, facts) => {
    expect(await probeClip(join(scratch.path, file))).toMatchObject(facts);
  });

  test('our own clips are tagged, and agree in configuration whatever they show', async () => {
    const rate = frameRate(24);
    const [still, moving] = [join(scratch.path, 'still.mp4'), join(scratch.path, 'moving.mp4')];
    await makeHouseClip(ffmpeg, { out: still, frames: 5, rate, source: 'color=gray' });
    await makeHouseClip(ffmpeg, { out: moving, frames: 60, rate, source: 'mandelbrot' });
    const [one, other] = [await probeClip(still), await probeClip(moving)];
    expect(one).toMatchObject({ color: 'bt709/tv/yuv420p', rate, frames: 5 });
    expect(one.codecConfig).toBe(other.codecConfig);
    const foreign = await probeClip(join(scratch.path, 'b-frames.mp4'));
    expect(foreign.codecConfig).not.toBe(one.codecConfig);
  });

  test('a file that is no clip, or only part of one, is named with what is wrong', async () => {
    const whole = await readFile(join(scratch.path, 'b-frames.mp4'));
    const broken = {
      'empty.mp4': Buffer.alloc(0),
      'text.mp4': Buffer.from('{"error": "quota exceeded"}'),
      'no index.mp4': whole.subarray(0, whole.length - 2000),
      'sound only.mp4': undefined,
      'missing.mp4': undefined,
    };
    await ffmpegBytes(
      ffmpeg,
      ...options({ f: 'lavfi', i: 'sine=duration=1', 'c:a': 'aac' }),
      fileUrl(join(scratch.path, 'sound only.mp4')),
    );
    const fast = join(scratch.path, 'fast.mp4');
    await makeHouseClip(ffmpeg, { out: fast, frames: 48, rate: frameRate(24) });
    const indexFirst = await readFile(fast);
    await writeFile(fast, indexFirst.subarray(0, indexFirst.length - 300));
    for (const [file, bytes] of Object.entries(broken)) {
      if (bytes !== undefined) await writeFile(join(scratch.path, file), bytes);
    }
    for (const file of [...Object.keys(broken), 'fast.mp4']) {
      const path = join(scratch.path, file);
      await expect(probeClip(path)).rejects.toMatchObject({
        code: 'media/unreadable-clip',
        exitCode: 8,
        message: expect.stringContaining(path),
      });
    }
  });

  test('a playlist that calls itself a clip opens no other file', async () => {
    const path = join(scratch.path, 'playlist.mp4');
    const secret = join(scratch.path, 'b-frames.mp4');
    await writeFile(path, `ffconcat version 1.0\nfile '${secret.replaceAll("'", "'\\''")}'\n`);
    await expect(countFrames(ffmpeg, path)).rejects.toMatchObject({ code: 'media/ffmpeg-failed' });
  });

  test('media are told by their content', async () => {
    const kinds: string[] = [];
    const still = join(scratch.path, 'with-sound.mp4 last.png');
    for (const path of [
      still,
      join(scratch.path, 'vp9.webm'),
      join(scratch.path, 'sound only.mp4'),
    ]) {
      kinds.push(await probeMedia(path));
    }
    kinds.push(await probeMedia(join(scratch.path, 'text.mp4')), await probeMedia('/nowhere'));
    expect(kinds).toEqual(['image', 'video', 'audio', 'other', 'other']);
  });
});
