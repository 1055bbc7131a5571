import { rm, stat } from 'node:fs/promises';
import type { Frames } from '../film/time.ts';
import { colorEncodingOf, toRgbFilter } from './color.ts';
import type { ColorEncoding } from './color.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import { clipInput, fileUrl } from './file-arguments.ts';
import { mediaError } from './media-error.ts';
import { options } from './options.ts';
import { probeClip, readPictureTimes } from './probe-clip.ts';
import type { PictureTimes } from './probe-clip.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

/** Which picture of a clip becomes a still. */
export interface StillRequest {
  readonly clip: string;
  /** A PNG, 8 bits a channel. */
  readonly out: string;
  readonly color: ColorEncoding;
  /** Seconds; the pictures from here on are decoded. Absent: all. */
  readonly from?: number;
  /** The first picture from there, or the last of all. */
  readonly take: 'first' | 'last';
}

/**
 * Arguments that write one picture as PNG. ffmpeg decodes from the keyframe before `from`, so the
 * work is that of one group of pictures; each decoded picture replaces the one before in the file.
 */
export function stillArguments(request: StillRequest): readonly string[] {
  const { from } = request;
  return [
    ...(from === undefined ? [] : options({ seek_timestamp: 1, ss: from.toFixed(6) })),
    ...clipInput(request.clip),
    ...options({
      map: '0:v:0',
      // Numbered anew so that no picture is doubled or dropped to keep a rate.
      vf: `setpts=N/(25*TB),${toRgbFilter(request.color)}`,
      r: 25,
    }),
    ...(request.take === 'first' ? options({ 'frames:v': 1 }) : []),
    ...options({
      map_metadata: -1,
      fflags: '+bitexact',
      'flags:v': '+bitexact',
      'c:v': 'png',
      pred: 'mixed',
      f: 'image2',
      update: 1,
    }),
    fileUrl(request.out),
  ];
}

/**
 * Writes the true last picture of a clip to `out` as PNG: of those that are shown, the one that is
 * shown last, whatever the order of packets, the spacing of pictures or the edit list.
 * Throws `media/unreadable-clip` or `media/ffmpeg-failed`.
 */
export async function extractLastFrame(
  ffmpeg: Ffmpeg,
  clip: string,
  out: string,
  options: { signal?: AbortSignal } = {},
): Promise<void> {
  const color = colorEncodingOf(await probeClip(clip));
  const times = await readPictureTimes(clip);
  const request = { clip, out, color, take: 'last' } as const;
  const from = momentBefore(times, times.starts.length - 1);
  if (await wroteStill(ffmpeg, { ...request, from }, options.signal)) return;
  // The last packet gave no picture (damage, or an edit that ends early): decode everything.
  if (await wroteStill(ffmpeg, request, options.signal)) return;
  throw mediaError('media/unreadable-clip', `No picture of ${clip} can be decoded.`);
}

/**
 * Writes the picture with the given index (0 is the first shown) to `out` as PNG. Throws
 * `media/no-such-frame`, `media/unreadable-clip` or `media/ffmpeg-failed`.
 */
export async function extractFrame(
  ffmpeg: Ffmpeg,
  clip: string,
  frameIndex: Frames,
  out: string,
  options: { signal?: AbortSignal } = {},
): Promise<void> {
  const color = colorEncodingOf(await probeClip(clip));
  const times = await readPictureTimes(clip);
  const count = times.starts.length;
  if (!Number.isInteger(frameIndex) || frameIndex < 0 || frameIndex >= count) {
    throw mediaError('media/no-such-frame', `${clip} has ${count} frames, so none ${frameIndex}.`);
  }
  const from = momentBefore(times, frameIndex);
  const request = { clip, out, color, from, take: 'first' } as const;
  if (await wroteStill(ffmpeg, request, options.signal)) return;
  throw mediaError('media/unreadable-clip', `Frame ${frameIndex} of ${clip} can't be decoded.`);
}

/** A time between a picture and the one before, so that rounding can't pick the wrong one. */
function momentBefore(times: PictureTimes, index: number): number {
  const start = times.starts[index] ?? 0;
  const before = times.starts[index - 1];
  return before === undefined ? 0 : (before + start) / 2;
}

async function wroteStill(
  ffmpeg: Ffmpeg,
  request: StillRequest,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  await rm(request.out, { force: true });
  await runFfmpeg(ffmpeg, {
    purpose: `take a frame of ${request.clip}`,
    arguments: stillArguments(request),
    ...(signal === undefined ? {} : { signal }),
  });
  return stat(request.out).then(
    (file) => file.size > 0,
    () => false,
  );
}
