import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ffmpeg } from '../../src/media/ffmpeg.ts';
import { fileUrl } from '../../src/media/file-arguments.ts';
import { options } from '../../src/media/options.ts';
import { probeImage } from '../../src/media/probe-image.ts';
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
});
