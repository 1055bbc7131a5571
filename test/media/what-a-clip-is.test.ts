import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { darkroomOf } from '../../src/cli/rendering/darkroom.ts';
import { frameRate } from '../../src/film/time.ts';
import type { TakeNote } from '../../src/film/take-note.ts';
import { conformClip } from '../../src/media/conform/conform-clip.ts';
import type { Ffmpeg } from '../../src/media/ffmpeg/ffmpeg.ts';
import { fileUrl } from '../../src/media/ffmpeg/file-arguments.ts';
import { isInterlaced } from '../../src/media/probe/interlacing.ts';
import { extractLastFrame } from '../../src/media/pictures/last-frame.ts';
import { options } from '../../src/media/ffmpeg/options.ts';
import { probeClip } from '../../src/media/probe/probe-clip.ts';
import { toHouseLight } from '../../src/media/wide-color/house-light.ts';
import type { Rgb } from '../../src/media/wide-color/rgb.ts';
import { ffmpegBytes, makeHouseClip, scratchFolder, testFfmpeg } from '../support/ffmpeg.ts';
import { lumaPictures, mean, rgbPicture } from '../support/ffmpeg-pictures.ts';

const SIZE = { width: 64, height: 36 };
const FILM = { ...SIZE, rate: frameRate(24) };

const MOVING = 'testsrc2=size=64x36:rate=24:duration=1';
const X264 = options({ 'c:v': 'libx264', crf: 4, pix_fmt: 'yuv420p' });
const BT709 = options({ colorspace: 'bt709', color_primaries: 'bt709', color_trc: 'bt709' });
const PQ = ['-x264-params', 'colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc'];
const HLG = ['-x264-params', 'colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc'];
/** 50 moments a second, two in each of 25 pictures. */
const FIELDS =
  'testsrc2=size=64x36:rate=50:duration=1,tinterlace=interleave_top,setfield=tff,fps=25';
const INTERLACED = ['-flags', '+ilme+ildct', '-x264-params', 'tff=1'];

let ffmpeg: Ffmpeg;
let scratch: Awaited<ReturnType<typeof scratchFolder>>;
let made = 0;
beforeAll(async () => {
  ffmpeg = await testFfmpeg();
  scratch = await scratchFolder();
});
afterAll(() => scratch.remove());

async function clipOf(source: string, ...output: readonly string[]): Promise<string> {
  made += 1;
  const isProres = output.includes('prores_ks');
  const clip = join(scratch.path, `clip ${made}.${isProres ? 'mov' : 'mp4'}`);
  await ffmpegBytes(ffmpeg, ...options({ f: 'lavfi', i: source }), ...output, fileUrl(clip));
  return clip;
}

async function conformed(
  clip: string,
  frames = 24,
): Promise<{ out: string; notes: readonly TakeNote[] }> {
  const facts = await probeClip(clip);
  const interlaced = await isInterlaced(ffmpeg, { clip, facts, seconds: 10 });
  const out = `${clip} conformed.mp4`;
  const request = { source: clip, facts, interlaced, out, dropFrames: 0, frames, ...FILM };
  const { notes, facts: result } = await conformClip(ffmpeg, request);
  expect(result).toMatchObject({ frames, ...FILM, color: 'bt709/tv/yuv420p' });
  return { out, notes };
}

describe('a clip that is not what the film is', () => {
  const told: readonly {
    readonly clip: string;
    readonly source: string;
    readonly output: readonly string[];
    readonly notes: readonly TakeNote[];
  }[] = [
    {
      clip: 'of 30 pictures a second',
      source: 'testsrc2=size=64x36:rate=30:duration=1',
      output: [...X264, ...BT709],
      notes: [
        {
          kind: 'resampled',
          from: '30',
          to: '24',
          text: 'the clip has 30 pictures a second and the film 24: 1 of every 5 pictures is left out',
        },
      ],
    },
    {
      clip: 'of 16 pictures a second',
      source: 'testsrc2=size=64x36:rate=16:duration=1',
      output: [...X264, ...BT709],
      notes: [
        {
          kind: 'resampled',
          from: '16',
          to: '24',
          text: 'the clip has 16 pictures a second and the film 24: 1 of every 3 frames repeats the one before',
        },
      ],
    },
    {
      clip: 'of a varying rate',
      source: `${MOVING},select='not(mod(n,2))+lt(n,12)+eq(n,23)'`,
      output: [...X264, ...BT709, ...options({ vsync: 'vfr' })],
      notes: [
        {
          kind: 'resampled',
          from: 'variable',
          to: '24',
          text: "the clip's pictures are not evenly spaced (18.24 a second on average) and the film has 24 a second: each frame shows the nearest",
        },
      ],
    },
    {
      clip: 'of half the size',
      source: 'testsrc2=size=32x18:rate=24:duration=1',
      output: [...X264, ...BT709],
      notes: [
        {
          kind: 'scaled',
          from: '32×18',
          to: '64×36',
          text: 'the clip is 32×18 and the film 64×36: it is scaled up',
        },
      ],
    },
    {
      clip: 'that is larger and a little wider',
      source: 'testsrc2=size=132x72:rate=24:duration=1',
      output: [...X264, ...BT709],
      notes: [
        {
          kind: 'cropped',
          from: '132×72',
          to: '64×36',
          text: 'the clip is 132×72 and the film 64×36: it is scaled down and loses its edges',
        },
      ],
    },
    {
      clip: 'that is square',
      source: 'testsrc2=size=36x36:rate=24:duration=1',
      output: [...X264, ...BT709],
      notes: [
        {
          kind: 'letterboxed',
          from: '36×36',
          to: '64×36',
          text: 'the clip is 36×36 and the film 64×36: it has borders',
        },
      ],
    },
    {
      clip: 'in full levels of BT.601',
      source: MOVING,
      output: options({ 'c:v': 'libx264', pix_fmt: 'yuvj420p', colorspace: 'smpte170m' }),
      notes: [
        {
          kind: 'recolored',
          from: 'smpte170m/pc/yuv420p',
          to: 'bt709/tv/yuv420p',
          text: "the clip's colours differ from the film's (BT.601, full levels): they are converted",
        },
      ],
    },
    {
      clip: 'without tags of colour',
      source: MOVING,
      output: X264,
      notes: [
        {
          kind: 'recolored',
          from: 'unknown/tv/yuv420p',
          to: 'bt709/tv/yuv420p',
          text: "the clip's colours differ from the film's (BT.601, as small pictures without a tag are): they are converted",
        },
      ],
    },
    {
      clip: 'in HDR',
      source: MOVING,
      output: options({ 'c:v': 'libx264', pix_fmt: 'yuv420p10le' }).concat(PQ),
      notes: [
        {
          kind: 'tone-mapped',
          from: 'bt2020/pq',
          to: 'bt709',
          text: 'the clip is HDR (PQ): its light is mapped to standard range by ITU-R BT.2446 method A, and what is brighter than 1000 cd/m² is white',
        },
      ],
    },
    {
      clip: 'in wide colours of standard range',
      source: MOVING,
      output: options({ 'c:v': 'libx264', pix_fmt: 'yuv420p10le' }).concat([
        '-x264-params',
        'colorprim=bt2020:transfer=bt709:colormatrix=bt2020nc',
      ]),
      notes: [
        {
          kind: 'recolored',
          from: 'bt2020/bt709',
          to: 'bt709',
          text: "the clip's colours are bt2020/bt709: they are brought to BT.709, and clipped where it has none so strong",
        },
      ],
    },
  ];

  test.each(told)('$clip says so', async ({ source, output, notes }) => {
    expect((await conformed(await clipOf(source, ...output))).notes).toEqual(notes);
  });

  test('in several ways says each; that it has sound is no difference', async () => {
    const sound = options({ f: 'lavfi', i: 'sine=duration=1' });
    const clip = await clipOf(FIELDS, ...sound, ...X264, ...BT709, ...INTERLACED, '-c:a', 'aac');
    expect((await conformed(clip)).notes.map(({ kind }) => kind)).toEqual([
      'resampled',
      'deinterlaced',
    ]);
  });

  test('but only in its codec says nothing', async () => {
    expect((await conformed(await clipOf(MOVING, ...X264, ...BT709))).notes).toEqual([]);
  });
});

describe('an interlaced clip', () => {
  test.each([
    ['H.264', [...X264, ...INTERLACED], true],
    ['ProRes', options({ 'c:v': 'prores_ks', flags: '+ilme+ildct' }), true],
    // As many cameras write it: fields are allowed, and none is there.
    ['H.264 that only might be', [...X264, '-x264-params', 'fake-interlaced=1'], false],
  ] as const)('of %s is known by its pictures', async (_, output, interlaced) => {
    const source = interlaced ? FIELDS : MOVING;
    const clip = await clipOf(source, ...output);
    const facts = await probeClip(clip);
    expect(await isInterlaced(ffmpeg, { clip, facts, seconds: 10 })).toBe(interlaced);
  });

  test('is shown without combs, in as many pictures', async () => {
    // A white bar that goes 3 pixels to the right from field to field.
    const bar =
      'color=black:size=64x36:rate=48:duration=1,' +
      'geq=lum=16+200*between(X-mod(3*N\\,56)\\,0\\,8):cb=128:cr=128';
    const fields = `${bar},tinterlace=interleave_top,setfield=tff,fps=24`;
    const clip = await clipOf(fields, ...X264, ...BT709, ...INTERLACED);
    const { out, notes } = await conformed(clip);
    expect(notes.map(({ kind }) => kind)).toEqual(['deinterlaced']);
    const combs = async (path: string) =>
      mean(combing((await lumaPictures(ffmpeg, path, SIZE))[12]!));
    expect(await combs(clip)).toBeGreaterThan(8);
    expect(await combs(out)).toBeLessThan(2);
  });
});

describe('an HDR clip', () => {
  test.each([
    ['PQ', 'pq', PQ],
    ['HLG', 'hlg', HLG],
  ] as const)('in %s is shown as its light is mapped', async (_, transfer, tags) => {
    const colors: readonly Rgb[] = [
      [0.58, 0.58, 0.58],
      [0.38, 0.38, 0.38],
      [0.1, 0.1, 0.1],
      [0.7, 0.7, 0.7],
      [0.5, 0.4, 0.35],
      [0.3, 0.45, 0.6],
    ];
    for (const color of colors) {
      const still = await shownAs(color, tags);
      const wanted = toHouseLight({ primaries: 'bt2020', transfer }, color);
      for (const [channel, value] of wanted.entries()) {
        expect(Math.abs((still[channel] ?? 0) - value * 255)).toBeLessThanOrEqual(3);
      }
    }
  });

  /** What is seen, in 8 bits, of a clip of one colour. */
  async function shownAs(color: Rgb, tags: readonly string[]): Promise<readonly number[]> {
    const [y, cb, cr] = tenBits(color);
    const source = `color=black:size=64x36:rate=24:duration=0.25,format=yuv420p10le,geq=lum=${y}:cb=${cb}:cr=${cr}`;
    const output = options({ 'c:v': 'libx264', crf: 4, pix_fmt: 'yuv420p10le' });
    const { out } = await conformed(await clipOf(source, ...output, ...tags), 6);
    const png = `${out}.png`;
    await extractLastFrame(ffmpeg, out, png);
    const picture = await rgbPicture(ffmpeg, png);
    return [0, 1, 2].map((channel) => mean(picture.filter((_, index) => index % 3 === channel)));
  }
});

test.each([
  ['in HDR', MOVING, [...options({ 'c:v': 'libx264', pix_fmt: 'yuv420p10le' }), ...HLG]],
  ['that is interlaced', FIELDS, [...X264, ...BT709, ...INTERLACED]],
])('the last picture of a clip %s is handed on as it is shown', async (_, source, output) => {
  const clip = await clipOf(source, ...output);
  const darkroom = darkroomOf(ffmpeg, new AbortController().signal);
  const used = { clip, dropFrames: 0, holdFrames: 0, frames: 24, picture: FILM };
  await darkroom.lastShownFrame({ ...used, out: `${clip} last.png` });
  await darkroom.conform({ ...used, out: `${clip} shown.mp4` });
  await extractLastFrame(ffmpeg, `${clip} shown.mp4`, `${clip} shown.png`);
  const [handed, shown] = [`${clip} last.png`, `${clip} shown.png`];
  expect(await rgbPicture(ffmpeg, handed)).toEqual(await rgbPicture(ffmpeg, shown));
});

test('a clip that is as the film is has nothing told of it', async () => {
  const clip = join(scratch.path, 'house.mp4');
  await makeHouseClip(ffmpeg, { out: clip, frames: 24, rate: FILM.rate, size: '64x36' });
  expect((await conformed(clip)).notes).toEqual([]);
});

/** BT.2020 with 10 bits and studio levels. */
function tenBits([red, green, blue]: Rgb): readonly number[] {
  const luma = 0.2627 * red + 0.678 * green + 0.0593 * blue;
  return [
    Math.round(64 + 876 * luma),
    Math.round(512 + (896 * (blue - luma)) / 1.8814),
    Math.round(512 + (896 * (red - luma)) / 1.4746),
  ];
}

/** How much each line differs from the mean of those above and below. */
function combing(picture: Uint8Array): Uint8Array {
  const { width, height } = SIZE;
  return Uint8Array.from({ length: width * (height - 2) }, (_, index) => {
    const here = index + width;
    const around = (picture[here - width]! + picture[here + width]!) / 2;
    return Math.abs(picture[here]! - around);
  });
}
