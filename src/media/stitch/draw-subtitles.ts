import { formatRate, type Frames } from '../../film/time.ts';
import type { Ffmpeg } from '../ffmpeg/ffmpeg.ts';
import type { PictureFormat } from '../ffmpeg/house-config.ts';
import { options } from '../ffmpeg/options.ts';
import { QUIET_ARGUMENTS, startFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { subtitleFilter, writeSubtitleFiles } from './subtitle-filter.ts';

/** In pixels. */
interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawRequest {
  readonly format: PictureFormat;
  /** The part of the pictures that is wanted. */
  readonly part: Part;
  readonly frames: Frames;
  /** Advanced SubStation Alpha. */
  readonly ass: string;
  /** Files of fonts, which come before those of the system. */
  readonly fonts: readonly string[];
  /** A folder that exists, and that the caller removes. */
  readonly scratch: string;
  readonly signal: AbortSignal;
}

/** Subtitles on black, as an ffmpeg and the fonts of its machine draw them. */
export interface DrawnSubtitles {
  /** One byte a pixel, row by row. */
  readonly pictures: readonly Uint8Array[];
  /** False where libass says that it has no shaper but its simple one, which keeps letters apart. */
  readonly isShaped: boolean;
}

/** As every libass since 2011 says at its start. */
const SIMPLE_SHAPER = /Shaper: .*\(SIMPLE\)/;

export async function drawSubtitles(ffmpeg: Ffmpeg, request: DrawRequest): Promise<DrawnSubtitles> {
  const { format, part, frames, scratch, signal } = request;
  const { rate, width, height } = format;
  const files = await writeSubtitleFiles(scratch, request);
  const black = `color=black:size=${width}x${height}:rate=${formatRate(rate)}`;
  const cut = `crop=${part.width}:${part.height}:${part.left}:${part.top}`;
  const filters = [`trim=end_frame=${frames}`, subtitleFilter(files), 'format=gray', cut];
  const drawing = await startFfmpeg(
    ffmpeg,
    [
      ...QUIET_ARGUMENTS,
      ...options({ v: 'verbose', f: 'lavfi', i: black, vf: filters.join(',') }),
      ...options({ f: 'rawvideo' }),
      'pipe:1',
    ],
    { stdin: 'ignore', stdout: 'pipe', signal },
  );
  const chunks: Buffer[] = [];
  let said = '';
  drawing.process.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  drawing.process.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString('latin1');
  });
  await drawing.finished('draw letters, to see which of them its fonts have');
  const drawn = Buffer.concat(chunks);
  const pixels = part.width * part.height;
  return {
    pictures: Array.from({ length: frames }, (_, frame) =>
      drawn.subarray(frame * pixels, (frame + 1) * pixels),
    ),
    isShaped: !SIMPLE_SHAPER.test(said),
  };
}
