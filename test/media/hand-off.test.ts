import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { darkroomOf } from '../../src/cli/rendering/darkroom.ts';
import { frameRate } from '../../src/film/time.ts';
import { openEncoder } from '../../src/media/pictures/encode-frames.ts';
import type { Ffmpeg } from '../../src/media/ffmpeg/ffmpeg.ts';
import { fileUrl } from '../../src/media/ffmpeg/file-arguments.ts';
import { extractLastFrame } from '../../src/media/pictures/last-frame.ts';
import { options } from '../../src/media/ffmpeg/options.ts';
import { ffmpegBytes, scratchFolder, testFfmpeg } from '../support/ffmpeg.ts';
import { mean, psnr, rgbPicture } from '../support/ffmpeg-pictures.ts';

const WIDTH = 160;
const HEIGHT = 90;
const HAND_OFFS = 20;

describe('handing the last frame from shot to shot', () => {
  let ffmpeg: Ffmpeg;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  beforeAll(async () => {
    ffmpeg = await testFfmpeg();
    scratch = await scratchFolder();
  });
  afterAll(() => scratch.remove());

  test.each([
    ['a dim room', (x: number, y: number) => [40 + x * 60, 30 + y * 40, 24 + (1 - x) * 30]],
    ['saturated colours', (x: number, y: number) => [255 * x, 255 * y, 255 * (1 - x)]],
    ['skin and sky', (x: number, y: number) => [180 + y * 40, 150 - x * 60 + y * 20, 90 + x * 120]],
  ] as const)('keeps the brightness and colours of %s over twenty shots', async (name, paint) => {
    const first = paintPicture(paint);
    let picture = first;
    for (let shot = 0; shot < HAND_OFFS; shot++) {
      const clip = join(scratch.path, `${name}-${shot}.mp4`);
      const still = join(scratch.path, `${name}-${shot}.png`);
      await encodeStill(ffmpeg, clip, picture);
      await extractLastFrame(ffmpeg, clip, still);
      picture = await rgbPicture(ffmpeg, still);
    }
    expect(Math.abs(brightness(picture) - brightness(first))).toBeLessThan(0.5);
    expect(psnr(picture, first)).toBeGreaterThan(30);
  });

  test.each([
    ['short of a frame that was dropped', 'rate=24', 24],
    ['of another rate, short of the time of a frame that was dropped', 'rate=16', 16],
    ['of another rate, of which not all is used', 'rate=16', 25],
  ])('hands on the picture of a clip that is shown last: %s', async (_, rate, frames) => {
    const clip = join(scratch.path, `${rate} ${frames}.mp4`);
    const counting = `color=size=${WIDTH}x${HEIGHT}:${rate},trim=end_frame=${frames},geq=lum=16+8*N:cb=128:cr=128`;
    const codec = options({ 'c:v': 'libx264', crf: 4, pix_fmt: 'yuv420p' });
    await ffmpegBytes(ffmpeg, ...options({ f: 'lavfi', i: counting }), ...codec, fileUrl(clip));
    const darkroom = darkroomOf(ffmpeg, new AbortController().signal);
    const picture = { width: WIDTH, height: HEIGHT, rate: frameRate(24) };
    const used = { clip, dropFrames: 1, holdFrames: 2, frames: 24, picture };
    const [handed, shot, shown] = ['handed.png', 'shot.mp4', 'shown.png'].map(
      (name) => `${clip} ${name}`,
    ) as [string, string, string];
    await darkroom.lastShownFrame({ ...used, out: handed });
    await darkroom.conform({ ...used, out: shot });
    await extractLastFrame(ffmpeg, shot, shown);
    const [one, other] = [await rgbPicture(ffmpeg, handed), await rgbPicture(ffmpeg, shown)];
    // Pictures count: two neighbours differ by nine levels.
    expect(Math.abs(mean(one) - mean(other))).toBeLessThan(2);
  });
});

type Paint = (x: number, y: number) => readonly number[];

/** A smooth picture with a coarse checker in it, as RGB. */
function paintPicture(paint: Paint): Uint8Array {
  const picture = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const checker = (Math.floor(x / 20) + Math.floor(y / 15)) % 2 === 0 ? 1 : 0.8;
      const color = paint(x / WIDTH, y / HEIGHT).map((value) => Math.round(value * checker));
      picture.set(color, (y * WIDTH + x) * 3);
    }
  }
  return picture;
}

async function encodeStill(ffmpeg: Ffmpeg, path: string, rgb: Uint8Array): Promise<void> {
  const size = { width: WIDTH, height: HEIGHT };
  const encoder = await openEncoder(ffmpeg)({ path, ...size, rate: frameRate(24) });
  const rgba = new Uint8Array(WIDTH * HEIGHT * 4).fill(255);
  for (let pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
    rgba.set(rgb.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
  }
  for (let frame = 0; frame < 8; frame++) await encoder.write(rgba);
  await encoder.close();
}

/** Mean luma of an RGB picture by Recommendation ITU-R BT.709. */
function brightness(rgb: Uint8Array): number {
  const weights = [0.2126, 0.7152, 0.0722];
  return weights.reduce(
    (sum, weight, channel) => sum + weight * mean(rgb.filter((_, index) => index % 3 === channel)),
    0,
  );
}
