import { rm, stat } from 'node:fs/promises';
import type { Frames } from '../../film/time.ts';
import { colorEncodingOf, toRgbFilter } from '../probe/color.ts';
import type { ColorEncoding } from '../probe/color.ts';
import { countFrames } from '../probe/count-frames.ts';
import type { Ffmpeg } from '../ffmpeg/ffmpeg.ts';
import { clipInput, fileUrl } from '../ffmpeg/file-arguments.ts';
import { mediaError } from '../media-error.ts';
import { options } from '../ffmpeg/options.ts';
import { probeClip, readPictureTimes } from '../probe/probe-clip.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';

/** Which picture of a clip becomes a still. */
export interface StillRequest {
  readonly clip: string;
  /** A PNG, 8 bits a channel. */
  readonly out: string;
  readonly color: ColorEncoding;
  /** All pictures shown from a time on, in seconds, each over the one before; or one by its index. */
  readonly take: { readonly from: number } | { readonly index: Frames };
}

/**
 * Without its tags ffmpeg would write BT.709's gamma and primaries into the PNG, and whoever reads
 * it with colour management would see brighter pixels (9 levels, measured) and hand those on.
 */
const PLAIN_PIXELS = 'setparams=color_primaries=unknown:color_trc=unknown';

/**
 * One filter for all rows and little search: a third larger than the smallest PNG, at a third of the
 * work, which is done once for every shot while the next one waits.
 */
const QUICK_PNG = { pred: 'sub', compression_level: 3 } as const;

/**
 * Arguments that write one picture as PNG. From a time on, ffmpeg decodes from the keyframe before
 * it, so the work is that of one group of pictures; by index, it decodes from the beginning.
 */
export function stillArguments({ clip, out, color, take }: StillRequest): readonly string[] {
  const chosen = 'index' in take ? [`select=eq(n\\,${take.index})`] : [];
  // Numbered anew so that no picture is doubled or dropped to keep a rate.
  const filters = [...chosen, 'setpts=N/(25*TB)', toRgbFilter(color), PLAIN_PIXELS];
  return [
    ...('from' in take ? options({ seek_timestamp: 1, ss: take.from.toFixed(6) }) : []),
    ...clipInput(clip),
    ...options({ map: '0:v:0', vf: filters.join(','), r: 25 }),
    ...('index' in take ? options({ 'frames:v': 1 }) : []),
    ...options({ map_metadata: -1, fflags: '+bitexact', 'flags:v': '+bitexact' }),
    ...options({ 'c:v': 'png', ...QUICK_PNG, f: 'image2', update: 1 }),
    fileUrl(out),
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
  choices: { signal?: AbortSignal } = {},
): Promise<void> {
  const color = colorEncodingOf(await probeClip(clip));
  const { starts } = await readPictureTimes(clip);
  const last = starts.at(-1) ?? 0;
  // Between the last picture and the one before, so that rounding can lose neither.
  const from = ((starts.at(-2) ?? last) + last) / 2;
  if (await wroteStill(ffmpeg, { clip, out, color, take: { from } }, choices.signal)) return;
  // Seeking gave nothing (open groups of pictures, damage, odd edits): decode it all.
  const index = (await countFrames(ffmpeg, clip, choices)) - 1;
  if (await wroteStill(ffmpeg, { clip, out, color, take: { index } }, choices.signal)) return;
  throw mediaError('media/unreadable-clip', `No picture of ${clip} can be decoded.`);
}

/**
 * Writes the picture with the given index (0 is the first shown) to `out` as PNG. Throws
 * `media/no-such-frame`, `media/unreadable-clip` or `media/ffmpeg-failed`.
 */
export async function extractFrame(
  ffmpeg: Ffmpeg,
  clip: string,
  index: Frames,
  out: string,
  choices: { signal?: AbortSignal } = {},
): Promise<void> {
  const facts = await probeClip(clip);
  if (!Number.isInteger(index) || index < 0 || index >= facts.frames) {
    const message = `${clip} has ${facts.frames} frames, so none with the index ${index}.`;
    throw mediaError('media/no-such-frame', message);
  }
  const color = colorEncodingOf(facts);
  if (await wroteStill(ffmpeg, { clip, out, color, take: { index } }, choices.signal)) return;
  throw mediaError('media/unreadable-clip', `Frame ${index} of ${clip} can't be decoded.`);
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
