import { SAMPLE_RATE } from '../../film/time.ts';
import type { Ffmpeg } from '../../media/ffmpeg/ffmpeg.ts';
import { readPictureTimes } from '../../media/probe/probe-clip.ts';
import { decodeSound } from '../../media/sound/decode-sound.ts';
import { lastHeard } from '../../media/sound/last-heard.ts';
import { readSoundEnd } from '../../media/sound/sound-end.ts';

/** The sound of a clip, in time with its pictures. */
export interface DecodedClip {
  /** Up to the last that is heard. */
  readonly samples: number;
  /** The sample that is heard as each picture begins. */
  readonly pictures: readonly number[];
}

/** Decodes what is heard with a clip's pictures; nothing where it has no sound. */
export async function decodeClip(
  ffmpeg: Ffmpeg,
  {
    path,
    out,
    signal,
  }: { readonly path: string; readonly out: string; readonly signal: AbortSignal },
): Promise<DecodedClip | undefined> {
  const end = await readSoundEnd(path);
  if (end === undefined) return undefined;
  const decoded = await decodeSound(ffmpeg, { source: path, out, zero: 'file', signal });
  // Taken to go on in silence, it would break off where it ends instead of being faded out.
  const samples = await lastHeard(out, Math.min(decoded.samples, Math.round(end * SAMPLE_RATE)));
  const { starts } = await readPictureTimes(path);
  return { samples, pictures: starts.map((start) => Math.round(start * SAMPLE_RATE)) };
}
