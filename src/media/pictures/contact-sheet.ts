import type { Frames } from '../../film/time.ts';
import { ACCURATE, colorEncodingOf } from '../probe/color.ts';
import type { ClipFacts } from '../probe/clip.ts';
import type { Ffmpeg } from '../ffmpeg/ffmpeg.ts';
import { clipInput, fileUrl } from '../ffmpeg/file-arguments.ts';
import { mediaError } from '../media-error.ts';
import { options } from '../ffmpeg/options.ts';
import { probeClip } from '../probe/probe-clip.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';

/** Pictures of a clip or film, side by side in one. */
export interface ContactSheet {
  readonly clip: string;
  /** A `.png`, or a `.jpg` where it should be small. */
  readonly out: string;
  /** Indices of the pictures to show, in rising order. */
  readonly frames: readonly Frames[];
  readonly columns: number;
  /** Width of one picture on the sheet; its height follows. */
  readonly width: number;
  /** Pixels between the pictures and around them. */
  readonly gap?: number;
}

/** A dark grey, so that neither bright nor dark pictures run into it. */
const BACKGROUND = '0x1a1a1a';

/** Arguments that draw a contact sheet of a clip with the given facts. */
export function contactSheetArguments(
  sheet: ContactSheet,
  facts: Pick<ClipFacts, 'color' | 'height'>,
): readonly string[] {
  const { clip, out, columns, frames, width, gap = 8 } = sheet;
  const { matrix, range } = colorEncodingOf(facts);
  const rows = Math.ceil(frames.length / columns);
  const isJpeg = /\.jpe?g$/i.test(out);
  const filters = [
    `select='${frames.map((frame) => `eq(n,${frame})`).join('+')}'`,
    'setpts=N/(25*TB)',
    `scale=${width}:-2:in_color_matrix=${matrix}:in_range=${range}:flags=${ACCURATE}`,
    'format=rgb24',
    `tile=${columns}x${rows}:padding=${gap}:margin=${gap}:color=${BACKGROUND}`,
    // JPEG is BT.601 with full levels, whatever the film is.
    ...(isJpeg
      ? [`scale=out_color_matrix=bt601:out_range=pc:flags=${ACCURATE}`, 'format=yuvj444p']
      : []),
  ];
  return [
    ...clipInput(clip),
    ...options({ map: '0:v:0', vf: filters.join(','), r: 25, 'frames:v': 1, map_metadata: -1 }),
    ...options({ fflags: '+bitexact', 'flags:v': '+bitexact' }),
    ...(isJpeg ? options({ 'c:v': 'mjpeg', 'q:v': 3 }) : options({ 'c:v': 'png', pred: 'mixed' })),
    ...options({ f: 'image2', update: 1 }),
    fileUrl(out),
  ];
}

/**
 * Writes pictures of a clip or film, tiled, to one PNG or JPEG. Throws `media/no-such-frame`,
 * `media/unreadable-clip` or `media/ffmpeg-failed`.
 */
export async function drawContactSheet(
  ffmpeg: Ffmpeg,
  sheet: ContactSheet,
  choices: { signal?: AbortSignal } = {},
): Promise<void> {
  const facts = await probeClip(sheet.clip);
  const beyond = sheet.frames.find((frame) => !(frame >= 0 && frame < facts.frames));
  if (sheet.frames.length === 0 || beyond !== undefined) {
    const wanted =
      beyond === undefined ? 'and none were chosen' : `so none with the index ${beyond}`;
    throw mediaError('media/no-such-frame', `${sheet.clip} has ${facts.frames} frames, ${wanted}.`);
  }
  await runFfmpeg(ffmpeg, {
    purpose: `draw a contact sheet of ${sheet.clip}`,
    arguments: contactSheetArguments(sheet, facts),
    ...(choices.signal === undefined ? {} : { signal: choices.signal }),
  });
}

/** So many frames spread evenly over a clip, each in the middle of its share. */
export function spreadFrames(total: Frames, count: number): readonly Frames[] {
  const shown = Math.min(total, count);
  return Array.from({ length: shown }, (_, index) => Math.floor(((index + 0.5) * total) / shown));
}
