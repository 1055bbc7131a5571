import { rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FrameRate, Frames } from '../../film/time.ts';
import { concatList } from './concat-list.ts';
import type { Ffmpeg } from '../ffmpeg/ffmpeg.ts';
import { fileUrl } from '../ffmpeg/file-arguments.ts';
import { mp4Arguments } from '../ffmpeg/house-codec.ts';
import { options } from '../ffmpeg/options.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { nameInScript } from '../ffmpeg/script-name.ts';

export interface TailRequest {
  readonly source: string;
  readonly out: string;
  readonly rate: FrameRate;
  /** A keyframe of the source. */
  readonly from: Frames;
  /** Pictures from there to the source's end. */
  readonly frames: Frames;
  readonly signal?: AbortSignal;
}

/** Writes a clip from a keyframe to its end, without encoding it again. @throws media/ffmpeg-failed */
export async function copyTail(ffmpeg: Ffmpeg, request: TailRequest): Promise<void> {
  const { source, out, rate, from, frames, signal } = request;
  const list = `${out}.ffconcat`;
  const name = await nameInScript(source, dirname(out), 0);
  const of = from + frames;
  await writeFile(list, concatList([{ name, from, to: of, of }], rate));
  try {
    await runFfmpeg(ffmpeg, {
      purpose: `cut the head off ${source}`,
      arguments: [
        ...options({ protocol_whitelist: 'file,pipe', f: 'concat', safe: 0, i: fileUrl(list) }),
        ...options({ map: '0:v:0', 'c:v': 'copy' }),
        ...mp4Arguments(rate),
        fileUrl(out),
      ],
      ...(signal && { signal }),
    });
  } finally {
    await rm(list, { force: true });
  }
}
