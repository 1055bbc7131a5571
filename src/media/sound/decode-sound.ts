import { stat } from 'node:fs/promises';
import { SAMPLE_RATE } from '../../film/time.ts';
import type { Ffmpeg } from '../ffmpeg/ffmpeg.ts';
import { soundInput, fileUrl } from '../ffmpeg/file-arguments.ts';
import { mediaError } from '../media-error.ts';
import { options } from '../ffmpeg/options.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { PCM_BYTES, pcmFormat } from './pcm.ts';

/** Sound that was decoded: raw samples in a file. */
export interface DecodedSound {
  readonly path: string;
  /** At 48 kHz; each is one of the left and one of the right. */
  readonly samples: number;
}

export interface DecodeRequest {
  readonly source: string;
  readonly out: string;
  /**
   * What the first sample is: the first that there is of the `sound`, or what is heard at the zero of
   * the `file`'s own time, so that the sound of a clip stays with its pictures.
   */
  readonly zero: 'sound' | 'file';
  readonly signal?: AbortSignal;
}

/**
 * Decodes the first sound track of a file to raw samples, once and for all, whatever its rate,
 * channels and gaps. One channel becomes two of equal power together. Throws
 * `media/unreadable-sound`.
 */
export async function decodeSound(ffmpeg: Ffmpeg, request: DecodeRequest): Promise<DecodedSound> {
  const { source, out, signal } = request;
  await runFfmpeg(ffmpeg, {
    purpose: `decode the sound of ${source}`,
    arguments: decodeArguments(request),
    ...(signal && { signal }),
  }).catch((cause: unknown) => {
    signal?.throwIfAborted();
    const message = `The sound of ${source} can’t be decoded.`;
    throw mediaError('media/unreadable-sound', message, { cause });
  });
  const { size } = await stat(out);
  return { path: out, samples: Math.floor(size / PCM_BYTES) };
}

/**
 * A packet that is missing is at least so long, in seconds, whatever the codec; timestamps that are
 * only inexact (Matroska counts milliseconds, a recorder reads a clock) are less off. ffmpeg itself
 * leaves a gap of up to 0.1 s out, and plays what follows too early.
 */
const LEAST_GAP = 0.01;

/** Gaps in the time of a sound are filled with silence; what lies before zero is left out. */
export function decodeArguments({ source, out, zero }: DecodeRequest): readonly string[] {
  return [
    ...(zero === 'file' ? options({ copyts: true }) : []),
    ...soundInput(source),
    ...options({
      map: '0:a:0',
      af: [
        `aresample=${SAMPLE_RATE}:async=1:min_hard_comp=${LEAST_GAP}:first_pts=0`,
        `aformat=sample_fmts=flt:sample_rates=${SAMPLE_RATE}:channel_layouts=stereo`,
      ].join(','),
    }),
    ...pcmFormat(),
    fileUrl(out),
  ];
}
