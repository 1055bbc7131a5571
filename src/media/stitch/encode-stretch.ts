import { join } from 'node:path';
import type { Frames } from '../../film/time.ts';
import { bridgeArguments, bridgeFrames } from './transition-bridge.ts';
import type { EncodedStretches } from './encoded-stretches.ts';
import type { Ffmpeg } from '../ffmpeg/ffmpeg.ts';
import { ffmpegBuild } from '../ffmpeg/ffmpeg-version.ts';
import { houseConfig, type PictureFormat } from '../ffmpeg/house-config.ts';
import { mediaError } from '../media-error.ts';
import { probeClip } from '../probe/probe-clip.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import type { StitchStep } from './stitch-plan.ts';
import { wrongLength } from '../wrong-length.ts';

export interface StretchRequest {
  readonly step: Extract<StitchStep, { kind: 'encode' }>;
  readonly format: PictureFormat;
  /** A file that is not there yet. */
  readonly out: string;
  /** What was encoded before; given only where the paths of pieces name their bytes. */
  readonly encoded?: EncodedStretches;
  readonly signal?: AbortSignal;
}

/**
 * Encodes what a transition touches, or takes what was encoded of the same before.
 *
 * @returns the file: `out`, or one that is kept.
 */
export async function encodeStretch(
  ffmpeg: Ffmpeg,
  { step, format, out, encoded, signal }: StretchRequest,
): Promise<string> {
  const frames = bridgeFrames(step.bridge);
  const config = await houseConfig(ffmpeg, format);
  const build = await ffmpegBuild(ffmpeg);
  const recipe = JSON.stringify([build, bridgeArguments(step.bridge, format, '')]);
  const kept = await encoded?.find(recipe);
  if (kept !== undefined && (await isStretch(kept, frames, config))) return kept;
  await runFfmpeg(ffmpeg, {
    purpose: `encode where ${step.why} (piece ${step.piece + 1})`,
    arguments: bridgeArguments(step.bridge, format, out),
    ...(signal === undefined ? {} : { signal }),
  });
  const made = await probeClip(out);
  if (made.frames !== frames) throw wrongLength(`Piece ${step.piece + 1}`, made.frames, frames);
  if (made.codecConfig !== config) {
    throw mediaError('media/cut-mismatch', `What was encoded for ${out} can't follow the rest.`);
  }
  return (await encoded?.keep(recipe, out)) ?? out;
}

/** Whether it is what the film needs: what is not as it was kept is made again. */
export async function isStretch(
  path: string,
  frames: Frames,
  config: string | null,
): Promise<boolean> {
  const facts = await probeClip(path).catch(() => undefined);
  return facts?.frames === frames && facts.codecConfig === config;
}

/** A name for what is encoded on the way. */
export function stretchFile(folder: string, name: number | string): string {
  return join(folder, `stretch-${name}.mp4`);
}
