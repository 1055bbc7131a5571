import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ffmpeg } from '../../src/media/ffmpeg/ffmpeg.ts';
import { findFfmpeg } from '../../src/media/ffmpeg/find-ffmpeg.ts';
import { houseCodecArguments } from '../../src/media/ffmpeg/house-codec.ts';
import { fileUrl } from '../../src/media/ffmpeg/file-arguments.ts';
import { fromRgbFilter } from '../../src/media/probe/color.ts';
import { options } from '../../src/media/ffmpeg/options.ts';
import { runFfmpeg } from '../../src/media/ffmpeg/run-ffmpeg.ts';
import type { FrameRate } from '../../src/film/time.ts';
import { formatRate } from '../../src/film/time.ts';

/** The ffmpeg that every test of media runs. */
export async function testFfmpeg(): Promise<Ffmpeg> {
  return findFfmpeg({ get: (name) => process.env[name] });
}

/** A folder for one test's files, with a name that a careless command line would trip over. */
export async function scratchFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "mini studio's %d \n-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Any ffmpeg command, for making odd clips and looking at results. */
export async function ffmpegBytes(
  ffmpeg: Ffmpeg,
  ...arguments_: readonly string[]
): Promise<Uint8Array> {
  const run = { purpose: 'help a test', arguments: arguments_, capture: true };
  return (await runFfmpeg(ffmpeg, run)).stdout;
}

export interface TestClip {
  readonly out: string;
  readonly frames: number;
  readonly rate: FrameRate;
  readonly size?: string;
  /** A lavfi source without size and rate; `testsrc2` shows the time and moves everywhere. */
  readonly source?: string;
  readonly filters?: string;
}

/** A clip as our own encoder makes it. */
export async function makeHouseClip(ffmpeg: Ffmpeg, clip: TestClip): Promise<string> {
  const { source = 'testsrc2', size = '160x90' } = clip;
  const separator = source.includes('=') ? ':' : '=';
  const pictures = `${source}${separator}size=${size}:rate=${formatRate(clip.rate)}`;
  const filters = [
    `trim=end_frame=${clip.frames}`,
    ...(clip.filters === undefined ? [] : [clip.filters]),
    'format=gbrp',
    fromRgbFilter(),
  ];
  await ffmpegBytes(
    ffmpeg,
    ...options({ f: 'lavfi', i: `${pictures},${filters.join(',')}` }),
    ...houseCodecArguments(clip.rate),
    fileUrl(clip.out),
  );
  return clip.out;
}
