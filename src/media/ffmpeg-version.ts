import type { Ffmpeg } from './ffmpeg.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

/** The version as ffmpeg tells it, e.g. `5.1.9-0+deb12u1` or `N-47683-g0e8eb07980-static`. */
export async function ffmpegVersion(ffmpeg: Ffmpeg): Promise<string> {
  const { stdout } = await runFfmpeg(ffmpeg, {
    purpose: 'tell its version',
    arguments: ['-version'],
    capture: true,
  });
  return /^ffmpeg version (\S+)/.exec(Buffer.from(stdout).toString())?.[1] ?? 'unknown';
}
