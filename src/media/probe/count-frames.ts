import type { Frames } from '../../film/time.ts';
import type { Ffmpeg } from '../ffmpeg/ffmpeg.ts';
import { clipInput } from '../ffmpeg/file-arguments.ts';
import { options } from '../ffmpeg/options.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';

/** Arguments that decode every picture of a clip and keep none. */
export function countFramesArguments(clip: string): readonly string[] {
  return [
    ...clipInput(clip),
    ...options({ map: '0:v:0', vf: 'setpts=N/(25*TB)', r: 25, f: 'null' }),
    'pipe:1',
  ];
}

/**
 * How many pictures of a clip really decode, found by decoding them all. Throws
 * `media/ffmpeg-failed`.
 */
export async function countFrames(
  ffmpeg: Ffmpeg,
  clip: string,
  choices: { signal?: AbortSignal } = {},
): Promise<Frames> {
  let count = 0;
  await runFfmpeg(ffmpeg, {
    purpose: `decode ${clip}`,
    arguments: countFramesArguments(clip),
    onFrames: (frames) => {
      count = frames;
    },
    ...(choices.signal === undefined ? {} : { signal: choices.signal }),
  });
  return count;
}
