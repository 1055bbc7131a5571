import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatRate, frameRate, sampleAt } from '../../src/film/time.ts';
import { setExactClock } from '../../src/media/stitch/exact-clock.ts';
import type { Ffmpeg } from '../../src/media/ffmpeg/ffmpeg.ts';
import { fileUrl } from '../../src/media/ffmpeg/file-arguments.ts';
import { readMp4Index } from '../../src/media/probe/mp4-index.ts';
import { options } from '../../src/media/ffmpeg/options.ts';
import { probeClip } from '../../src/media/probe/probe-clip.ts';
import { requireExactSound } from '../../src/media/stitch/sound-length.ts';
import { ffmpegBytes, makeHouseClip, scratchFolder, testFfmpeg } from '../support/ffmpeg.ts';
import { writeSound } from '../support/sound.ts';

describe('the clock of a film', () => {
  let ffmpeg: Ffmpeg;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  beforeAll(async () => {
    ffmpeg = await testFfmpeg();
    scratch = await scratchFolder();
  });
  afterAll(() => scratch.remove());

  test.each([
    frameRate(24_000, 1001),
    frameRate(24),
    frameRate(25),
    frameRate(30_000, 1001),
    frameRate(30),
    frameRate(50),
    frameRate(60_000, 1001),
    frameRate(60),
  ])(
    'has a frame and a sample as whole ticks at %o, so that nothing of the sound is cut off',
    async (rate) => {
      const frames = 29;
      const name = formatRate(rate).replace('/', '-');
      const [clip, sound, film] = ['clip', 'sound', 'film'].map((part) =>
        join(scratch.path, `${part}-${name}.mp4`),
      ) as [string, string, string];
      await makeHouseClip(ffmpeg, { out: clip, frames, rate, size: '64x36' });
      await writeSound(ffmpeg, sound, sampleAt(frames, rate), () => 0.1);
      await ffmpegBytes(
        ffmpeg,
        ...options({ i: fileUrl(clip) }),
        ...options({ i: fileUrl(sound), map: '0:v' }),
        ...options({ map: '1:a', c: 'copy', video_track_timescale: rate.num }),
        fileUrl(film),
      );
      await setExactClock(film, rate);
      await requireExactSound(film, frames, rate);
      expect(await probeClip(film)).toMatchObject({ frames, rate });
      const { movieTimescale } = (await readMp4Index(film))!;
      expect([movieTimescale % rate.num, movieTimescale % 48_000]).toEqual([0, 0]);
      // All of it still decodes, without a word of complaint.
      await ffmpegBytes(ffmpeg, ...options({ xerror: true, i: fileUrl(film), f: 'null' }), '-');
    },
  );

  test('is left alone in what is no mp4', async () => {
    const path = join(scratch.path, 'clip.mkv');
    await makeHouseClip(ffmpeg, { out: `${path}.mp4`, frames: 3, rate: frameRate(24) });
    await ffmpegBytes(ffmpeg, ...options({ i: fileUrl(`${path}.mp4`), c: 'copy' }), fileUrl(path));
    await copyFile(path, `${path}.before`);
    await setExactClock(path, frameRate(24));
    expect(await probeClip(path)).toEqual(await probeClip(`${path}.before`));
  });
});
