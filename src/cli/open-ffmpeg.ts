import type { Ffmpeg } from '../media/ffmpeg.ts';
import { findFfmpeg } from '../media/find-ffmpeg.ts';
import type { Shell } from './shell.ts';

export async function openFfmpeg(shell: Shell): Promise<Ffmpeg> {
  return await findFfmpeg(shell.environment);
}
