import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ffmpeg } from '../../src/media/ffmpeg/ffmpeg.ts';
import { headerSize } from '../../src/media/probe/header-size.ts';
import { fileUrl } from '../../src/media/ffmpeg/file-arguments.ts';
import { options } from '../../src/media/ffmpeg/options.ts';
import { probeImage } from '../../src/media/probe/probe-image.ts';
import { ffmpegBytes, scratchFolder, testFfmpeg } from '../support/ffmpeg.ts';

describe('reading a still', () => {
  let ffmpeg: Ffmpeg;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  beforeAll(async () => {
    ffmpeg = await testFfmpeg();
    scratch = await scratchFolder();
  });
  afterAll(() => scratch.remove());

  test.each([
    ['png', 'png', 'png'],
    ['jpeg', 'mjpeg', 'jpg'],
    ['webp', 'libwebp', 'webp'],
  ])(
    'tells the format and size of a %s, from a path or bytes',
    async (format, codec, extension) => {
      const path = join(scratch.path, `still.${extension}`);
      await ffmpegBytes(
        ffmpeg,
        ...options({ f: 'lavfi', i: 'testsrc2=size=90x50', 'frames:v': 1, 'c:v': codec }),
        ...options({ f: format === 'webp' ? 'webp' : 'image2' }),
        ...(format === 'webp' ? [] : options({ update: 1 })),
        fileUrl(path),
      );
      const facts = { format, width: 90, height: 50 };
      expect(await probeImage(path)).toEqual(facts);
      const bytes = await readFile(path);
      expect(await probeImage(bytes)).toEqual(facts);

      const cut = bytes.subarray(0, Math.floor(bytes.length * 0.7));
      await expect(probeImage(cut)).rejects.toMatchObject({
        code: 'media/unreadable-image',
        exitCode: 8,
        message: 'The image is cut short.',
      });
    },
  );

  test('refuses what is no picture, whatever its name', async () => {
    const path = join(scratch.path, 'note.png');
    await writeFile(path, 'a note');
    await expect(probeImage(path)).rejects.toMatchObject({
      code: 'media/unreadable-image',
      message: `${path} is not a PNG, JPEG or WebP picture.`,
    });
    await expect(probeImage('/nowhere.png')).rejects.toMatchObject({
      message: "/nowhere.png can't be read.",
    });
    const hollow = Buffer.from('\x89PNG\r\n\x1a\n0000IEND', 'latin1');
    await expect(probeImage(hollow)).rejects.toMatchObject({
      message: "The image can't be decoded.",
    });
  });

  test('refuses a few bytes that promise more pixels than a machine can hold', async () => {
    const header = (width: number, height: number): Buffer => {
      const bytes = Buffer.from('\x89PNG\r\n\x1a\n0000IHDR00000000IEND', 'latin1');
      bytes.writeUInt32BE(width, 16);
      bytes.writeUInt32BE(height, 20);
      return bytes;
    };
    await expect(probeImage(header(100_000, 100_000))).rejects.toMatchObject({
      code: 'media/unreadable-image',
      message: 'The image has 100000×100000 pixels, more than the 100 million that are decoded.',
    });
    await expect(probeImage(header(100, 100))).rejects.toMatchObject({
      message: "The image can't be decoded.",
    });
  });
});

describe('the size in a picture’s header', () => {
  let ffmpeg: Ffmpeg;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  beforeAll(async () => {
    ffmpeg = await testFfmpeg();
    scratch = await scratchFolder();
  });
  afterAll(() => scratch.remove());

  test.each([
    ['png', 'png', 'png', {}],
    ['jpeg', 'mjpeg', 'jpg', {}],
    ['webp', 'libwebp', 'webp', {}],
    ['webp', 'libwebp', 'lossless.webp', { lossless: 1 }],
  ] as const)(
    'is read from a %s (%s, %s) without decoding it',
    async (format, codec, name, more) => {
      const path = join(scratch.path, `still.${name}`);
      await ffmpegBytes(
        ffmpeg,
        ...options({ f: 'lavfi', i: 'testsrc2=size=90x50', 'frames:v': 1, 'c:v': codec, ...more }),
        ...options({ f: format === 'webp' ? 'webp' : 'image2' }),
        ...(format === 'webp' ? [] : options({ update: 1 })),
        fileUrl(path),
      );
      const bytes = await readFile(path);
      expect(headerSize(format, bytes)).toEqual({ width: 90, height: 50 });
      for (let length = 0; length < 40; length += 1) headerSize(format, bytes.subarray(0, length));
    },
  );

  test('is read from an extended webp', () => {
    const bytes = Buffer.alloc(30);
    bytes.write('RIFF0000WEBPVP8X', 'latin1');
    bytes.writeUIntLE(99_999, 24, 3);
    bytes.writeUIntLE(49, 27, 3);
    expect(headerSize('webp', bytes)).toEqual({ width: 100_000, height: 50 });
  });
});
