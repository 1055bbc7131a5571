import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { subtitleFontFiles } from '../../src/cli/subtitles/subtitle-font.ts';
import type { SubtitleStyle } from '../../src/film/subtitles.ts';
import { frameRate } from '../../src/film/time.ts';
import { burnArguments, burnSubtitles } from '../../src/media/stitch/burn-subtitles.ts';
import { toRgbFilter } from '../../src/media/probe/color.ts';
import type { EncodedStretches } from '../../src/media/stitch/encoded-stretches.ts';
import type { Ffmpeg } from '../../src/media/ffmpeg/ffmpeg.ts';
import { fileUrl } from '../../src/media/ffmpeg/file-arguments.ts';
import { options } from '../../src/media/ffmpeg/options.ts';
import { probeClip } from '../../src/media/probe/probe-clip.ts';
import { writeAss } from '../../src/subtitles/formats/ass.ts';
import { ffmpegBytes, makeHouseClip, scratchFolder, testFfmpeg } from '../support/ffmpeg.ts';
import { lumaPictures, pictureDigests } from '../support/ffmpeg-pictures.ts';

const RATE = frameRate(30000, 1001);
const SIZE = { width: 960, height: 540 };
const FORMAT = { ...SIZE, rate: RATE };
const WHITE: SubtitleStyle = {
  size: 'large',
  color: '#FFFFFF',
  outline: '#000000',
  position: 'bottom',
};

test('subtitles are burnt in by libass, with our fonts, from paths that are taken literally', () => {
  const made = burnArguments({
    source: '/films/it.mp4',
    format: FORMAT,
    file: "/tmp/o'ne: [two], three\\.ass",
    folder: '/tmp/fonts',
    isColored: false,
    out: '/tmp/out.mp4',
  });
  expect(made.slice(0, made.indexOf('-c:v'))).toEqual([
    '-protocol_whitelist',
    'file,pipe',
    '-format_whitelist',
    'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mpegts,avi',
    '-i',
    'file:/films/it.mp4',
    '-map',
    '0:v:0',
    '-an',
    '-vf',
    "ass=filename=/tmp/o\\\\\\'ne\\\\: \\[two\\]\\, three\\\\\\\\.ass:fontsdir=/tmp/fonts,setsar=1",
  ]);
});

describe('burning subtitles in', () => {
  let ffmpeg: Ffmpeg;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  let source: string;
  const kept = new Map<string, string>();
  let count = 0;
  /** Keeps stretches by their recipes alone. */
  const encoded: EncodedStretches = {
    find: async (recipe) => kept.get(recipe),
    keep: async (recipe, file) => {
      const path = join(scratch.path, `kept-${(count += 1)}.mp4`);
      await rename(file, path);
      kept.set(recipe, path);
      return path;
    },
  };
  beforeAll(async () => {
    ffmpeg = await testFfmpeg();
    scratch = await scratchFolder();
    source = join(scratch.path, 'film.mp4');
    await makeHouseClip(ffmpeg, {
      out: source,
      frames: 40,
      rate: RATE,
      size: '960x540',
      source: 'color=0x405060',
    });
  });
  afterAll(() => scratch.remove());

  async function burn(
    text: string,
    style: SubtitleStyle = WHITE,
    by: Ffmpeg = ffmpeg,
  ): Promise<string> {
    const folder = join(scratch.path, `burn-${(count += 1)}`);
    await mkdir(folder);
    const lines = [{ text, italic: false }];
    const ass = writeAss([{ from: 7, to: 23, lines }], {
      ...FORMAT,
      font: 'Inter Medium',
      style,
    });
    return await burnSubtitles(by, {
      source,
      format: FORMAT,
      frames: 40,
      ass,
      isColored: style !== WHITE,
      fonts: subtitleFontFiles(),
      madeOf: 'one clip',
      scratch: folder,
      encoded,
      signal: new AbortController().signal,
    });
  }

  const brightest = (picture: Uint8Array, [from, to]: readonly [number, number]): number => {
    let most = 0;
    for (let at = from * SIZE.width; at < to * SIZE.width; at++) {
      if (picture[at]! > most) most = picture[at]!;
    }
    return most;
  };

  test('shows them on exactly the frames of their cue, at the bottom', async () => {
    const film = await burn('Größe Ω Ж');
    const pictures = await lumaPictures(ffmpeg, film, SIZE);
    const bright = pictures.flatMap((picture, frame) =>
      brightest(picture, [270, 540]) > 200 ? [frame] : [],
    );
    expect(bright).toEqual(Array.from({ length: 16 }, (_, index) => 7 + index));
    expect(Math.max(...pictures.map((picture) => brightest(picture, [0, 270])))).toBeLessThan(100);
    expect(await probeClip(film)).toMatchObject({ frames: 40, hasAudio: false });
  });

  test('draws them with the shipped font, whatever fonts the machine has', async () => {
    const text = 'Größe Łódź Ελλάδα Жук Việt';
    const usual = await pictureDigests(ffmpeg, await burn(text));
    kept.clear();
    const nothing = join(scratch.path, 'no-fonts.conf');
    await writeFile(nothing, '<?xml version="1.0"?><fontconfig></fontconfig>');
    const environment = { ...ffmpeg.environment, FONTCONFIG_FILE: nothing };
    const bare = await burn(text, WHITE, { ...ffmpeg, environment });
    expect(await pictureDigests(ffmpeg, bare)).toEqual(usual);
  });

  test('letters have the colour that they are given', async () => {
    const film = await burn('IIIIIIII', { ...WHITE, color: '#FFC020', position: 'top' });
    const rgb = toRgbFilter({ matrix: 'bt709', range: 'tv' });
    const picture = await ffmpegBytes(
      ffmpeg,
      ...options({ i: fileUrl(film), vf: `trim=start_frame=12,${rgb}`, 'frames:v': 1 }),
      ...options({ f: 'rawvideo' }),
      'pipe:1',
    );
    let nearest = Infinity;
    for (let at = 0; at < picture.length; at += 3) {
      const [red = 0, green = 0, blue = 0] = picture.subarray(at, at + 3);
      const away = Math.abs(red - 255) + Math.abs(green - 192) + Math.abs(blue - 32);
      nearest = Math.min(nearest, away);
    }
    expect(nearest).toBeLessThan(12);
  });

  test('what is burnt into the same pictures once is not encoded again', async () => {
    const before = kept.size;
    const first = await burn('Once.');
    expect(kept.size).toBe(before + 1);
    expect(await burn('Once.')).toBe(first);
    expect(await burn('Twice.')).not.toBe(first);
    expect(kept.size).toBe(before + 2);
  });
});
