import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { FrameRate, Frames } from '../../film/time.ts';
import { sampleAt } from '../../film/time.ts';
import { concatList } from './concat-list.ts';
import type { CopiedStretch } from './concat-list.ts';
import { type Cut, isExact } from './cut.ts';
import { cutFrames } from './cut-layout.ts';
import type { EncodedStretches } from './encoded-stretches.ts';
import { requireEvenSize } from '../pictures/encode-frames.ts';
import { encodeStretch, stretchFile } from './encode-stretch.ts';
import { setExactClock } from './exact-clock.ts';
import type { Ffmpeg } from '../ffmpeg/ffmpeg.ts';
import { readFrameDurations } from '../probe/frame-durations.ts';
import { inParallel } from '../ffmpeg/in-parallel.ts';
import { joinArguments } from './join-arguments.ts';
import type { FilmMetadata } from './join-arguments.ts';
import { knowPieces } from './know-pieces.ts';
import { mediaError } from '../media-error.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { nameInScript } from '../ffmpeg/script-name.ts';
import { writeSilence } from './silence.ts';
import { requireExactSound } from './sound-length.ts';
import { pieceAt, planStitch, stepFrames } from './stitch-plan.ts';
import type { StitchStep } from './stitch-plan.ts';
import { wrongLength } from '../wrong-length.ts';

export interface StitchRequest {
  readonly cut: Cut;
  readonly out: string;
  /** A folder for what is made on the way; it exists, and the caller removes it. */
  readonly scratch: string;
  /**
   * The mixed sound, encoded: AAC in an mp4 of exactly `sampleAt(frames, rate)` samples at 48 kHz.
   * Absent: silence; null: no sound track.
   */
  readonly audio?: string | null;
  readonly metadata: FilmMetadata;
  /** What was encoded before; given only where the paths of pieces name their bytes. */
  readonly encoded?: EncodedStretches;
  readonly signal?: AbortSignal;
  /** Asked once the file is made, before it stands at `out`; throws where it is not to. */
  readonly mayAppear?: (file: string) => Promise<void>;
  /** Told with how many frames of the film are done. */
  readonly onProgress?: (done: Frames, total: Frames) => void;
}

export interface Stitched {
  readonly frames: Frames;
  /** What could not be copied as it was. */
  readonly reencoded: readonly {
    readonly piece: number;
    readonly frames: Frames;
    readonly why: string;
  }[];
}

/** Blending two clips keeps little more than one core busy; more at once would fill the memory. */
const ENCODED_AT_ONCE = Math.min(4, availableParallelism());

/**
 * Writes the film: pictures are joined by copying wherever they can be, what a transition touches is
 * encoded, and the sound is laid on the whole as it is. The file appears at `out` complete
 * or not at all. Throws `media/cut-mismatch` where a piece is not what the cut says,
 * `media/transitions-overlap`, `media/wrong-length` where the sound or the result misses its exact
 * length, and `media/ffmpeg-failed`.
 */
export async function stitch(ffmpeg: Ffmpeg, request: StitchRequest): Promise<Stitched> {
  const { cut, out, signal } = request;
  signal?.throwIfAborted();
  requireEvenSize(cut);
  requireMatchingPieces(cut);
  const total = cutFrames(cut);
  const sound = await soundFor(request, total);
  const steps = planStitch(cut, await knowPieces(ffmpeg, cut));
  let done = 0;
  const stretches = await inParallel(steps, ENCODED_AT_ONCE, async (step, index) => {
    signal?.throwIfAborted();
    const stretch = await stretchOf(ffmpeg, request, step, index);
    if (step.kind === 'encode') {
      done += stepFrames(step);
      request.onProgress?.(done, total);
    }
    return stretch;
  });
  const list = join(request.scratch, 'film.ffconcat');
  await writeFile(list, concatList(stretches, cut.rate));
  const partial = join(dirname(resolve(out)), `.${basename(out)}.${randomUUID()}.partial`);
  try {
    const { rate } = cut;
    await runFfmpeg(ffmpeg, {
      purpose: `join ${cut.pieces.length} clips to ${out}`,
      arguments: joinArguments({ list, sound, out: partial, rate, metadata: request.metadata }),
      ...(signal === undefined ? {} : { signal }),
    });
    await setExactClock(partial, rate);
    await requireExactPictures(partial, cut.rate, total);
    if (sound !== null) await requireExactSound(partial, total, rate);
    await request.mayAppear?.(partial);
    await rename(partial, out);
    request.onProgress?.(total, total);
    return { frames: total, reencoded: steps.flatMap(reencodedBy) };
  } finally {
    await rm(partial, { force: true });
  }
}

function requireMatchingPieces(cut: Cut): void {
  if (cut.pieces.length === 0) throw mediaError('media/cut-mismatch', 'A cut has no pieces.');
  for (const { path, frames, facts } of cut.pieces) {
    if (isExact(facts, { ...cut, frames })) continue;
    const is = `${facts.frames} frames of ${facts.width}x${facts.height}`;
    const wanted = `${frames} of ${cut.width}x${cut.height} at the film's rate`;
    throw mediaError('media/cut-mismatch', `${path} has ${is}; the cut needs ${wanted}.`);
  }
}

async function stretchOf(
  ffmpeg: Ffmpeg,
  request: StitchRequest,
  step: StitchStep,
  index: number,
): Promise<CopiedStretch> {
  const { cut, scratch, encoded, signal } = request;
  if (step.kind === 'copy') {
    const { from, to, piece } = step;
    const name = await nameInScript(pieceAt(cut, piece).path, scratch, index);
    return { name, from, to, of: pieceAt(cut, piece).frames };
  }
  const path = await encodeStretch(ffmpeg, {
    step,
    format: cut,
    out: stretchFile(scratch, index),
    ...(encoded && { encoded }),
    ...(signal && { signal }),
  });
  const frames = stepFrames(step);
  return { name: await nameInScript(path, scratch, index), from: 0, to: frames, of: frames };
}

/** The sound track: the given one if it is exactly as long as the pictures, or silence that is. */
async function soundFor(request: StitchRequest, total: Frames): Promise<string | null> {
  const { audio, cut, scratch } = request;
  if (audio === null) return null;
  if (audio !== undefined) {
    await requireExactSound(audio, total, cut.rate);
    return audio;
  }
  const path = join(scratch, 'silence.mp4');
  await writeSilence(path, sampleAt(total, cut.rate));
  return path;
}

/** Every picture of the film lasts exactly its share of a second, and there are as many as planned. */
async function requireExactPictures(path: string, rate: FrameRate, total: Frames): Promise<void> {
  const { timescale, runs } = (await readFrameDurations(path)) ?? { timescale: 1, runs: [] };
  const frames = runs.reduce((sum, run) => sum + run.frames, 0);
  if (frames !== total) throw wrongLength('The film', frames, total);
  if (runs.every(({ ticks }) => ticks * rate.num === timescale * rate.den)) return;
  throw mediaError('media/wrong-length', 'The pictures of the film are not evenly spaced.');
}

function reencodedBy(step: StitchStep): Stitched['reencoded'] {
  if (step.kind === 'copy') return [];
  return [{ piece: step.piece, frames: stepFrames(step), why: step.why }];
}
