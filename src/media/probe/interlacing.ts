import type { ClipFacts } from './clip.ts';
import type { Ffmpeg } from '../ffmpeg/ffmpeg.ts';
import { clipInput } from '../ffmpeg/file-arguments.ts';
import { options } from '../ffmpeg/options.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';

/** The part of a clip that is looked at. */
export interface ScanRequest {
  readonly clip: string;
  readonly facts: Pick<ClipFacts, 'mayHaveFields'>;
  /** From its beginning. */
  readonly seconds: number;
  readonly signal?: AbortSignal;
}

/** Arguments that decode the part and count those of its pictures that are marked as interlaced. */
export function countInterlacedArguments({ clip, seconds }: ScanRequest): readonly string[] {
  const marked = 'select=not(eq(interlace_type\\,PROGRESSIVE)),setpts=N/(25*TB)';
  return [
    ...options({ t: seconds.toFixed(6) }),
    ...clipInput(clip),
    ...options({ map: '0:v:0', vf: marked, r: 25, f: 'null' }),
    'pipe:1',
  ];
}

/**
 * Whether a clip says of any of its pictures that it is two fields of different moments. Many
 * H.264 streams may hold such pictures and don't, so the pictures are asked. Throws
 * `media/ffmpeg-failed`.
 */
export async function isInterlaced(ffmpeg: Ffmpeg, request: ScanRequest): Promise<boolean> {
  if (!request.facts.mayHaveFields) return false;
  let marked = 0;
  await runFfmpeg(ffmpeg, {
    purpose: `look for interlaced pictures in ${request.clip}`,
    arguments: countInterlacedArguments(request),
    onFrames: (frames) => {
      marked = frames;
    },
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
  return marked > 0;
}

/**
 * Makes whole pictures of the marked ones, as many as there were; others pass untouched. It must
 * come before whatever scales: lines of two fields may not be mixed.
 */
export const DEINTERLACE = 'bwdif=mode=send_frame:parity=auto:deint=interlaced';
