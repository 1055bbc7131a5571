import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameRate } from '../../film/time.ts';
import { formatRate } from '../../film/time.ts';
import { isHouseColor } from '../probe/color.ts';
import type { ClipFacts } from '../probe/clip.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import { fileUrl } from './file-arguments.ts';
import { houseCodecArguments } from './house-codec.ts';
import { options } from './options.ts';
import { probeClip } from '../probe/probe-clip.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

/** Size and rate of pictures. */
export interface PictureFormat {
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
}

/** Asked once for each ffmpeg and format: another build of x264 may say it differently. */
const known = new WeakMap<Ffmpeg, Map<string, Promise<string>>>();

/**
 * `ClipFacts.codecConfig` of clips that this ffmpeg makes in the house codec, found by making one
 * of a single picture.
 */
export async function houseConfig(ffmpeg: Ffmpeg, format: PictureFormat): Promise<string> {
  const formats = known.get(ffmpeg) ?? new Map<string, Promise<string>>();
  known.set(ffmpeg, formats);
  const key = `${format.width}x${format.height}@${formatRate(format.rate)}`;
  const found = formats.get(key) ?? makeOne(ffmpeg, format);
  formats.set(key, found);
  try {
    return await found;
  } catch (error) {
    formats.delete(key);
    throw error;
  }
}

/** Whether a clip can follow a house clip in one stream without being encoded again. */
export async function isHouseClip(
  ffmpeg: Ffmpeg,
  facts: ClipFacts,
  format: PictureFormat,
): Promise<boolean> {
  const looksRight = facts.codec === 'h264' && isHouseColor(facts);
  return looksRight && facts.codecConfig === (await houseConfig(ffmpeg, format));
}

async function makeOne(ffmpeg: Ffmpeg, format: PictureFormat): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ministudio-codec-'));
  try {
    const path = join(folder, 'one.mp4');
    const { width, height, rate } = format;
    await runFfmpeg(ffmpeg, {
      purpose: 'make a picture to learn its codec configuration',
      arguments: [
        ...options({
          f: 'lavfi',
          i: `color=black:size=${width}x${height}:rate=${formatRate(rate)}`,
          vf: 'trim=end_frame=1,format=yuv420p',
        }),
        ...houseCodecArguments(rate),
        fileUrl(path),
      ],
    });
    return (await probeClip(path)).codecConfig;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
