import type { Ffmpeg } from '../ffmpeg/ffmpeg.ts';
import { clipInput } from '../ffmpeg/file-arguments.ts';
import { options } from '../ffmpeg/options.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';

/** The mean brightness of each picture of a clip, 0 to 255, as many as decode. */
export async function pictureLumas(
  ffmpeg: Ffmpeg,
  path: string,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const { stdout } = await runFfmpeg(ffmpeg, {
    purpose: `look at the pictures of ${path}`,
    arguments: [
      ...clipInput(path),
      ...options({ map: '0:v:0', vf: 'scale=1:1:flags=area,format=gray', vsync: 'passthrough' }),
      ...options({ f: 'rawvideo' }),
      'pipe:1',
    ],
    capture: true,
    ...(signal && { signal }),
  });
  return stdout;
}
