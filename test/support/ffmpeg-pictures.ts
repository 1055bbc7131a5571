import type { Ffmpeg } from '../../src/media/ffmpeg/ffmpeg.ts';
import { toRgbFilter } from '../../src/media/probe/color.ts';
import { fileUrl } from '../../src/media/ffmpeg/file-arguments.ts';
import { options } from '../../src/media/ffmpeg/options.ts';
import { ffmpegBytes } from './ffmpeg.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Every picture of a clip as 8-bit luma, one array a picture. */
export async function lumaPictures(
  ffmpeg: Ffmpeg,
  clip: string,
  size: Size,
): Promise<readonly Uint8Array[]> {
  const bytes = await ffmpegBytes(
    ffmpeg,
    ...options({ i: fileUrl(clip), map: '0:v:0', vf: 'extractplanes=y,setpts=N/(25*TB)', r: 25 }),
    ...options({ f: 'rawvideo', pix_fmt: 'gray' }),
    'pipe:1',
  );
  return split(bytes, size.width * size.height);
}

/** A digest of every decoded picture, to tell whether two are the same to the bit. */
export async function pictureDigests(ffmpeg: Ffmpeg, clip: string): Promise<readonly string[]> {
  const text = await ffmpegBytes(
    ffmpeg,
    ...options({ i: fileUrl(clip), map: '0:v:0', vf: 'setpts=N/(25*TB)', r: 25, f: 'framemd5' }),
    'pipe:1',
  );
  const lines = Buffer.from(text).toString('latin1').trim().split('\n');
  return lines
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split(',').at(-1)?.trim() ?? '');
}

/** Every picture of an untagged small clip as accurate 8-bit RGB, decoded from end to end. */
export async function allRgbPictures(
  ffmpeg: Ffmpeg,
  clip: string,
  size: Size,
): Promise<readonly Uint8Array[]> {
  const color = { matrix: 'bt601', range: 'auto' } as const;
  const bytes = await ffmpegBytes(
    ffmpeg,
    ...options({ i: fileUrl(clip), map: '0:v:0', vf: `setpts=N/(25*TB),${toRgbFilter(color)}` }),
    ...options({ r: 25, f: 'rawvideo' }),
    'pipe:1',
  );
  return split(bytes, size.width * size.height * 3);
}

/** A still as 8-bit RGB. */
export async function rgbPicture(ffmpeg: Ffmpeg, still: string): Promise<Uint8Array> {
  const read = options({ pattern_type: 'none', f: 'image2', i: fileUrl(still) });
  return ffmpegBytes(ffmpeg, ...read, ...options({ f: 'rawvideo', pix_fmt: 'rgb24' }), 'pipe:1');
}

export function mean(samples: Uint8Array): number {
  return samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
}

/** Peak signal to noise ratio in decibels. */
export function psnr(left: Uint8Array, right: Uint8Array): number {
  let squares = 0;
  for (const [index, sample] of left.entries()) squares += (sample - (right[index] ?? 0)) ** 2;
  return 10 * Math.log10((255 ** 2 * left.length) / squares);
}

function split(bytes: Uint8Array, length: number): readonly Uint8Array[] {
  return Array.from({ length: bytes.length / length }, (_, index) =>
    bytes.subarray(index * length, (index + 1) * length),
  );
}
