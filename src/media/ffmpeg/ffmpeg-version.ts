import { createHash } from 'node:crypto';
import type { Ffmpeg } from './ffmpeg.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

/** What each has told of itself: it is not changed under a run. */
const told = new WeakMap<Ffmpeg, Promise<string>>();

/** The version as ffmpeg tells it, e.g. `5.1.9-0+deb12u1` or `N-47683-g0e8eb07980-static`. */
export async function ffmpegVersion(ffmpeg: Ffmpeg): Promise<string> {
  return /^ffmpeg version (\S+)/.exec(await toldByFfmpeg(ffmpeg))?.[1] ?? 'unknown';
}

/**
 * Names a build of ffmpeg: by where it is, and by all that it tells of its version, its libraries and how
 * it was made. An update puts another one in the same place, which decodes and encodes otherwise.
 */
export async function ffmpegBuild(ffmpeg: Ffmpeg): Promise<string> {
  const digest = createHash('sha256').update(await toldByFfmpeg(ffmpeg));
  return `${ffmpeg.path} ${digest.digest('hex')}`;
}

/** All that it tells of its version, its libraries and how it was made. */
export function toldByFfmpeg(ffmpeg: Ffmpeg): Promise<string> {
  const known = told.get(ffmpeg) ?? askVersion(ffmpeg);
  told.set(ffmpeg, known);
  return known;
}

async function askVersion(ffmpeg: Ffmpeg): Promise<string> {
  const { stdout } = await runFfmpeg(ffmpeg, {
    purpose: 'tell its version',
    arguments: ['-version'],
    capture: true,
  });
  return Buffer.from(stdout).toString();
}
