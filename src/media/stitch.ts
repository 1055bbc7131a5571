import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { FrameRate, Frames } from '../film/time.ts';
import { sameRate, sampleAt } from '../film/time.ts';
import { bridgeArguments, bridgeFrames } from './bridge.ts';
import { concatList } from './concat-list.ts';
import type { CopiedStretch } from './concat-list.ts';
import type { Cut } from './cut.ts';
import { cutFrames, layOut } from './cut-layout.ts';
import type { EncodedStretches } from './encoded-stretches.ts';
import { requireEvenSize } from './encode-frames.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import { readFrameDurations } from './frame-durations.ts';
import { houseConfig } from './house-config.ts';
import { inParallel } from './in-parallel.ts';
import { joinArguments } from './join-arguments.ts';
import type { FilmMetadata, JoinedSound } from './join-arguments.ts';
import { mediaError } from './media-error.ts';
import { keyframesOf, probeClip } from './probe-clip.ts';
import { runFfmpeg } from './run-ffmpeg.ts';
import { nameInScript } from './script-name.ts';
import { writeSilence } from './silence.ts';
import { requireExactSound } from './sound-length.ts';
import { pieceAt, piecesTouchedAtHead, planStitch, stepFrames } from './stitch-plan.ts';
import type { PieceKnowledge, StitchStep } from './stitch-plan.ts';

export interface StitchRequest {
  readonly cut: Cut;
  readonly out: string;
  /** A folder for what is made on the way; it exists, and the caller removes it. */
  readonly scratch: string;
  /**
   * The mixed sound: a WAV of exactly `sampleAt(frames, rate)` samples at 48 kHz. Absent: silence;
   * null: no sound track.
   */
  readonly audio?: string | null;
  readonly metadata: FilmMetadata;
  /** What was encoded before; given only where the paths of pieces name their bytes. */
  readonly encoded?: EncodedStretches;
  readonly signal?: AbortSignal;
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
 * encoded, and the sound is laid on the whole and encoded once. The file appears at `out` complete
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
    await requireExactPictures(partial, cut.rate, total);
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
    const isRight =
      facts.frames === frames &&
      facts.width === cut.width &&
      facts.height === cut.height &&
      facts.rate !== null &&
      sameRate(facts.rate, cut.rate);
    if (isRight) continue;
    const is = `${facts.frames} frames of ${facts.width}x${facts.height}`;
    const wanted = `${frames} of ${cut.width}x${cut.height} at the film's rate`;
    throw mediaError('media/cut-mismatch', `${path} has ${is}; the cut needs ${wanted}.`);
  }
}

const OTHER_CODEC = 'its codec configuration differs from that of the film';
const WITH_SOUND = "it carries sound of its own, and a film's sound is one track";

/**
 * Which pieces may be copied, and from where. Clips that agree with each other are copied whatever
 * made them, as long as nothing is to be encoded between them; else all must be house clips.
 */
async function knowPieces(ffmpeg: Ffmpeg, cut: Cut): Promise<readonly PieceKnowledge[]> {
  const first = cut.pieces[0]?.facts.codecConfig;
  const agree = cut.pieces.every(({ facts }) => facts.codecConfig === first && !facts.hasAudio);
  const isUntouched = layOut(cut).every((span) => span.kind === 'plain');
  const target = agree && isUntouched ? first : await houseConfig(ffmpeg, cut);
  const touched = piecesTouchedAtHead(cut);
  return Promise.all(
    cut.pieces.map(async ({ path, facts }, piece) => {
      if (facts.codecConfig !== target) return { obstacle: OTHER_CODEC, keyframes: [] };
      if (facts.hasAudio) return { obstacle: WITH_SOUND, keyframes: [] };
      return { keyframes: touched.has(piece) ? await keyframesOf(path) : [] };
    }),
  );
}

async function stretchOf(
  ffmpeg: Ffmpeg,
  request: StitchRequest,
  step: StitchStep,
  index: number,
): Promise<CopiedStretch> {
  const { cut, scratch, encoded } = request;
  if (step.kind === 'copy') {
    const { from, to, piece } = step;
    const name = await nameInScript(pieceAt(cut, piece).path, scratch, index);
    return { name, from, to, of: pieceAt(cut, piece).frames };
  }
  const frames = bridgeFrames(step.bridge);
  const config = await houseConfig(ffmpeg, cut);
  const recipe = JSON.stringify([ffmpeg.path, bridgeArguments(step.bridge, cut, '')]);
  const kept = await encoded?.find(recipe);
  if (kept !== undefined && (await isStretch(kept, frames, config))) {
    return { name: await nameInScript(kept, scratch, index), from: 0, to: frames, of: frames };
  }
  const out = join(scratch, `stretch-${index}.mp4`);
  await runFfmpeg(ffmpeg, {
    purpose: `encode where ${step.why} (piece ${step.piece + 1})`,
    arguments: bridgeArguments(step.bridge, cut, out),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
  const made = await probeClip(out);
  if (made.frames !== frames) throw wrongLength(`Piece ${step.piece + 1}`, made.frames, frames);
  if (made.codecConfig !== config) {
    throw mediaError('media/cut-mismatch', `What was encoded for ${out} can't follow the rest.`);
  }
  const path = (await encoded?.keep(recipe, out)) ?? out;
  return { name: await nameInScript(path, scratch, index), from: 0, to: frames, of: frames };
}

/** One that is not as it was kept is made again. */
async function isStretch(path: string, frames: Frames, config: string | null): Promise<boolean> {
  const facts = await probeClip(path).catch(() => undefined);
  return facts?.frames === frames && facts.codecConfig === config;
}

/** The sound track: the given one if it is exactly as long as the pictures, or silence that is. */
async function soundFor(request: StitchRequest, total: Frames): Promise<JoinedSound | null> {
  const { audio, cut, scratch } = request;
  if (audio === null) return null;
  if (audio !== undefined) {
    await requireExactSound(audio, total, cut.rate);
    return { kind: 'wave', path: audio };
  }
  const path = join(scratch, 'silence.mp4');
  await writeSilence(path, sampleAt(total, cut.rate));
  return { kind: 'aac', path };
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

function wrongLength(what: string, is: Frames, wanted: Frames): Error {
  return mediaError(
    'media/wrong-length',
    `${what} came out with ${is} frames instead of ${wanted}.`,
  );
}
