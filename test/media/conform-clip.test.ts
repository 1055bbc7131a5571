import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameRate } from '../../src/film/time.ts';
import { frameRate } from '../../src/film/time.ts';
import type { ClipFacts } from '../../src/media/probe/clip.ts';
import { conformClip } from '../../src/media/conform/conform-clip.ts';
import type { Conformed, ConformRequest } from '../../src/media/conform/conform-clip.ts';
import { openEncoder } from '../../src/media/pictures/encode-frames.ts';
import { readFrameDurations } from '../../src/media/probe/frame-durations.ts';
import { extractLastFrame } from '../../src/media/pictures/last-frame.ts';
import type { Ffmpeg } from '../../src/media/ffmpeg/ffmpeg.ts';
import { fileUrl } from '../../src/media/ffmpeg/file-arguments.ts';
import { options } from '../../src/media/ffmpeg/options.ts';
import { probeClip } from '../../src/media/probe/probe-clip.ts';
import { stitch } from '../../src/media/stitch/stitch.ts';
import { ffmpegBytes, makeHouseClip, scratchFolder, testFfmpeg } from '../support/ffmpeg.ts';
import { lumaPictures, mean, pictureDigests, rgbPicture } from '../support/ffmpeg-pictures.ts';

const SIZE = { width: 64, height: 36 };
const FILM = frameRate(24);
/** Luma of picture n of a clip that counts: far enough apart to be told after encoding. */
const STEP = 4;

describe('conforming a clip', () => {
  let ffmpeg: Ffmpeg;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  let made = 0;
  beforeAll(async () => {
    ffmpeg = await testFfmpeg();
    scratch = await scratchFolder();
  });
  afterAll(() => scratch.remove());

  /** A clip with B-frames and sound, as a provider makes it, whose pictures count in luma. */
  async function providerClip(
    frames: number,
    rate: FrameRate,
    size = '64x36',
    filters = `geq=lum=16+${STEP}*N:cb=128:cr=128`,
  ): Promise<{ source: string; facts: ClipFacts }> {
    made += 1;
    const source = join(scratch.path, `provider ${made}.mp4`);
    const picture = `testsrc2=size=${size}:rate=${rate.num}/${rate.den},trim=end_frame=${frames}`;
    await ffmpegBytes(
      ffmpeg,
      ...options({ f: 'lavfi', i: `${picture},${filters}` }),
      ...options({ f: 'lavfi', i: `sine=duration=${(frames * rate.den) / rate.num}` }),
      ...options({ 'c:v': 'libx264', crf: 10, pix_fmt: 'yuv420p', 'c:a': 'aac' }),
      fileUrl(source),
    );
    return { source, facts: await probeClip(source) };
  }

  type Wish = Partial<ConformRequest> & Pick<ConformRequest, 'source' | 'facts' | 'frames'>;

  async function conformed(wish: Wish): Promise<Conformed & { out: string }> {
    made += 1;
    const out = join(scratch.path, `conformed ${made} %d.mp4`);
    const request = { out, ...SIZE, rate: FILM, dropFrames: 0, interlaced: false, ...wish };
    return { ...(await conformClip(ffmpeg, request)), out };
  }

  /** Which pictures of a counting clip are shown. */
  async function counted(clip: string): Promise<readonly number[]> {
    const pictures = await lumaPictures(ffmpeg, clip, SIZE);
    return pictures.map((picture) => Math.round((mean(picture) - 16) / STEP));
  }

  function upTo(count: number, numberAt: (index: number) => number): readonly number[] {
    return Array.from({ length: count }, (_, index) => numberAt(index));
  }

  test('links one that is right already', async () => {
    const source = join(scratch.path, 'house.mp4');
    await makeHouseClip(ffmpeg, { out: source, frames: 20, rate: FILM, size: '64x36' });
    const facts = await probeClip(source);
    const result = await conformed({ source, facts, frames: 20 });
    expect(result).toMatchObject({ copied: true, facts, fit: 'same', held: 0, notes: [] });
    expect((await stat(result.out)).ino).toBe((await stat(source)).ino);
  });

  test('trims to the exact count, without sound, in the codec that can be joined', async () => {
    const clip = await providerClip(30, FILM);
    const { facts, copied, out } = await conformed({ ...clip, frames: 20 });
    expect(copied).toBe(false);
    expect(facts).toMatchObject({ frames: 20, rate: FILM, hasAudio: false, ...SIZE });
    expect(facts.color).toBe('bt709/tv/yuv420p');
    expect(await counted(out)).toEqual(upTo(20, (index) => index));
  });

  test('drops the frames at the head that repeat the one before', async () => {
    const clip = await providerClip(30, FILM);
    const { out } = await conformed({ ...clip, dropFrames: 1, frames: 29 });
    expect(await counted(out)).toEqual(upTo(29, (index) => index + 1));
  });

  test.each([
    ['24', frameRate(24)],
    ['29.97', frameRate(30000, 1001)],
  ])('cuts the head off at a keyframe without encoding again, at %s', async (_, rate) => {
    made += 1;
    const source = join(scratch.path, `cut ${made}.mp4`);
    const encoder = await openEncoder(ffmpeg)({ path: source, ...SIZE, rate, cutBefore: 1 });
    for (let frame = 0; frame < 50; frame += 1) {
      await encoder.write(new Uint8Array(SIZE.width * SIZE.height * 4).fill(frame * STEP));
    }
    await encoder.close();
    const facts = await probeClip(source);
    const result = await conformed({ source, facts, rate, dropFrames: 1, frames: 49 });
    expect(result).toMatchObject({ copied: true, held: 0, notes: [] });
    expect(result.facts).toMatchObject({ frames: 49, rate, hasAudio: false, ...SIZE });
    expect(await pictureDigests(ffmpeg, result.out)).toEqual(
      (await pictureDigests(ffmpeg, source)).slice(1),
    );
    expect(await readFrameDurations(result.out)).toMatchObject({
      runs: [{ frames: 49, ticks: rate.den }],
    });
  });

  test.each([
    ['30', frameRate(30)],
    ['16', frameRate(16)],
    ['12', frameRate(12)],
    ['29.97', frameRate(30000, 1001)],
    ['60', frameRate(60)],
  ])('at %s frames a second shows at every moment the nearest picture', async (_, rate) => {
    const count = Math.min(50, Math.floor((rate.num / rate.den) * 1.5));
    const clip = await providerClip(count, rate);
    const frames = Math.floor((count * rate.den * 24) / rate.num);
    const { out, facts } = await conformed({ ...clip, frames });
    expect(facts).toMatchObject({ frames, rate: FILM });
    const perFrame = rate.num / rate.den / 24;
    for (const [index, shown] of (await counted(out)).entries()) {
      expect(Math.abs(shown - Math.min(count - 1, index * perFrame))).toBeLessThanOrEqual(1);
    }
  });

  test('with a variable rate becomes constant, every picture at its time', async () => {
    const rate = frameRate(24);
    const clip = await providerClip(48, rate, '64x36', `geq=lum=16+${STEP}*N:cb=128:cr=128`);
    const source = join(scratch.path, 'variable.mkv');
    await ffmpegBytes(
      ffmpeg,
      ...options({ i: fileUrl(clip.source), an: true, vsync: 'vfr' }),
      ...options({ vf: "select='not(mod(n,2))+lt(n,24)'", 'c:v': 'libx264', crf: 10 }),
      fileUrl(source),
    );
    const facts = await probeClip(source);
    expect(facts).toMatchObject({ rate: null, frames: 36 });
    const { out } = await conformed({ source, facts, frames: 46 });
    const times = upTo(46, (index) => (index < 24 ? index : index - (index % 2)));
    for (const [index, shown] of (await counted(out)).entries()) {
      expect(Math.abs(shown - (times[index] ?? 0))).toBeLessThanOrEqual(1);
    }
  });

  test('that is too short is refused with the numbers', async () => {
    const clip = await providerClip(20, FILM);
    await expect(conformed({ ...clip, dropFrames: 1, frames: 20 })).rejects.toMatchObject({
      code: 'media/clip-too-short',
      exitCode: 8,
      message: `${clip.source} fills 19 frames without its first 1, and 20 are needed.`,
    });
  });

  test('that is too short holds its last picture where that is wished, and says for how long', async () => {
    const clip = await providerClip(20, FILM);
    const { out, held } = await conformed({ ...clip, frames: 24, holdFrames: 4 });
    expect(held).toBe(4);
    expect(await counted(out)).toEqual(upTo(24, (index) => Math.min(index, 19)));
  });

  test('that is short of a frame that was dropped holds its last picture for just that', async () => {
    const clip = await providerClip(24, FILM);
    const used = { ...clip, dropFrames: 1, holdFrames: 1 };
    const { out, held, facts } = await conformed({ ...used, frames: 24 });
    expect([held, facts.frames]).toEqual([1, 24]);
    expect(await counted(out)).toEqual(upTo(24, (index) => Math.min(index + 1, 23)));
    await expect(conformed({ ...used, frames: 25 })).rejects.toMatchObject({
      code: 'media/clip-too-short',
    });
  });

  test('that has a frame more than was promised shows it, and holds nothing', async () => {
    const clip = await providerClip(25, FILM);
    const used = { ...clip, dropFrames: 1, holdFrames: 1, frames: 24 };
    const { out, held } = await conformed(used);
    expect(held).toBe(0);
    expect(await counted(out)).toEqual(upTo(24, (index) => index + 1));
  });

  test.each([
    ['128x72', 'scaled'],
    ['66x36', 'cropped'],
    ['36x36', 'letterboxed'],
    ['128x36', 'letterboxed'],
  ] as const)('of %s is %s to the frame', async (size, fit) => {
    const clip = await providerClip(3, FILM, size, 'geq=lum=200:cb=128:cr=128');
    const result = await conformed({ ...clip, frames: 3 });
    expect(result.fit).toBe(fit);
    expect(result.facts).toMatchObject(SIZE);
    const [picture = new Uint8Array()] = await lumaPictures(ffmpeg, result.out, SIZE);
    const bars = fit === 'letterboxed';
    expect((picture[0] ?? 0) < 24).toBe(bars);
    expect(picture[18 * 64 + 32]).toBeGreaterThan(195);
  });

  test.each([
    [
      'BT.601',
      'out_color_matrix=bt601:out_range=tv',
      { colorspace: 'smpte170m', color_range: 'tv' },
    ],
    [
      'full levels',
      'out_color_matrix=bt709:out_range=pc',
      { colorspace: 'bt709', color_range: 'pc' },
    ],
  ])('in %s keeps its colours', async (_, encoding, tags) => {
    const source = join(scratch.path, `${tags.colorspace}-${tags.color_range}.mp4`);
    await ffmpegBytes(
      ffmpeg,
      ...options({ f: 'lavfi', i: 'color=0xc86432:size=64x36:rate=24:duration=0.25' }),
      ...options({ vf: `format=gbrp,scale=${encoding},format=yuv420p`, 'c:v': 'libx264', crf: 4 }),
      ...options(tags),
      fileUrl(source),
    );
    const facts = await probeClip(source);
    const { out } = await conformed({ source, facts, frames: 6 });
    const still = `${out}.png`;
    await extractLastFrame(ffmpeg, out, still);
    const color = [...(await rgbPicture(ffmpeg, still)).subarray(0, 3)];
    for (const [channel, wanted] of [0xc8, 0x64, 0x32].entries()) {
      expect(Math.abs((color[channel] ?? 0) - wanted)).toBeLessThanOrEqual(2);
    }
  });

  test.each([
    ['4/3', 'same'],
    ['8/3', 'letterboxed'],
  ] as const)(
    'of pixels that are not square (%s) is shown in its right shape',
    async (sar, fit) => {
      const clip = await providerClip(3, FILM, '48x36', `geq=lum=200:cb=128:cr=128,setsar=${sar}`);
      const result = await conformed({ ...clip, frames: 3 });
      expect(result).toMatchObject({ fit, facts: SIZE });
      const [picture = new Uint8Array()] = await lumaPictures(ffmpeg, result.out, SIZE);
      const bright = [...picture].filter((sample) => sample > 150).length;
      const shape = fit === 'same' ? 1 : 1 / 2;
      expect(bright / picture.length).toBeCloseTo(shape, 1);
    },
  );

  test('makes clips of different makers joinable by copying', async () => {
    const clips = [await providerClip(30, frameRate(30), '128x72'), await providerClip(30, FILM)];
    const pieces = [];
    const wanted: string[] = [];
    for (const clip of clips) {
      const { out, facts } = await conformed({ ...clip, frames: 24 });
      pieces.push({
        path: out,
        frames: 24,
        facts,
        transition: { type: 'cut', frames: 0 } as const,
      });
      wanted.push(...(await pictureDigests(ffmpeg, out)));
    }
    const film = join(scratch.path, 'film.mp4');
    const { reencoded } = await stitch(ffmpeg, {
      cut: { rate: FILM, ...SIZE, pieces, ending: { type: 'cut', frames: 0 } },
      out: film,
      scratch: scratch.path,
      metadata: { title: 'Two makers' },
    });
    expect(reencoded).toEqual([]);
    expect(await pictureDigests(ffmpeg, film)).toEqual(wanted);
  });

  test('to an odd size is refused', async () => {
    const clip = await providerClip(3, FILM);
    await expect(conformed({ ...clip, frames: 3, width: 63 })).rejects.toMatchObject({
      code: 'media/odd-size',
    });
  });
});
