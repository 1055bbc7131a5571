import { setExactClock } from '../stitch/exact-clock.ts';
import type { Ffmpeg } from '../ffmpeg/ffmpeg.ts';
import { fileUrl } from '../ffmpeg/file-arguments.ts';
import { options } from '../ffmpeg/options.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { pcmFormat } from './pcm.ts';

/** High enough to be transparent for stereo speech, music and effects. */
const BITRATE = '192k';

/** Encodes raw samples as AAC in an mp4, which says how long they are to the sample. */
export async function encodeSound(
  ffmpeg: Ffmpeg,
  {
    source,
    out,
    signal,
  }: { readonly source: string; readonly out: string; readonly signal?: AbortSignal },
): Promise<void> {
  await runFfmpeg(ffmpeg, {
    purpose: `encode the sound of the film to ${out}`,
    arguments: encodeArguments(source, out),
    ...(signal && { signal }),
  });
  await setExactClock(out);
}

export function encodeArguments(source: string, out: string): readonly string[] {
  return [
    ...options({ protocol_whitelist: 'file,pipe' }),
    ...pcmFormat(),
    ...options({ i: fileUrl(source), map: '0:a:0', 'c:a': 'aac', 'b:a': BITRATE }),
    ...options({ 'flags:a': '+bitexact', fflags: '+bitexact', map_metadata: -1, f: 'mp4' }),
    fileUrl(out),
  ];
}
