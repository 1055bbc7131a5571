import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { frameRate } from '../../src/film/time.ts';
import { openEncoder } from '../../src/media/encode-frames.ts';
import type { Ffmpeg } from '../../src/media/ffmpeg.ts';
import { extractLastFrame } from '../../src/media/last-frame.ts';
import { scratchFolder, testFfmpeg } from '../support/ffmpeg.ts';
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
