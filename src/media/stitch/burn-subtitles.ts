import { basename } from 'node:path';
import type { Frames } from '../../film/time.ts';
import { fromRgbFilter, toRgbFilter } from '../probe/color.ts';
import type { EncodedStretches } from './encoded-stretches.ts';
import { isStretch, stretchFile } from './encode-stretch.ts';
import type { Ffmpeg } from '../ffmpeg/ffmpeg.ts';
import { ffmpegBuild } from '../ffmpeg/ffmpeg-version.ts';
import { clipInput, fileUrl } from '../ffmpeg/file-arguments.ts';
import { houseCodecArguments } from '../ffmpeg/house-codec.ts';
import { houseConfig, type PictureFormat } from '../ffmpeg/house-config.ts';
import { mediaError } from '../media-error.ts';
import { options } from '../ffmpeg/options.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { subtitleFilter, type SubtitleFiles, writeSubtitleFiles } from './subtitle-filter.ts';

export interface BurnRequest {
  /** The finished film. */
  readonly source: string;
  readonly format: PictureFormat;
  readonly frames: Frames;
  /** Advanced SubStation Alpha. */
  readonly ass: string;
  /** Whether letters or their outlines are more than grey. */
  readonly isColored: boolean;
  /** Files of fonts, which come before those of the system. */
  readonly fonts: readonly string[];
  /** What the pictures of the source are made of: where that is the same, so is what is burnt in. */
  readonly madeOf: unknown;
  /** A folder for what is made on the way; it exists, and the caller removes it. */
  readonly scratch: string;
  readonly encoded: EncodedStretches;
  readonly signal: AbortSignal;
}

/** Encodes the pictures of a film with subtitles in them. @returns a house clip without sound. */
export async function burnSubtitles(ffmpeg: Ffmpeg, request: BurnRequest): Promise<string> {
  const { format, frames, ass, fonts, madeOf, scratch, encoded, signal } = request;
  const config = await houseConfig(ffmpeg, format);
  const recipe = JSON.stringify([
    await ffmpegBuild(ffmpeg),
    madeOf,
    ass,
    fonts.map((font) => basename(font)),
    burnArguments({ ...request, source: '', file: '', folder: '', out: '' }),
  ]);
  const kept = await encoded.find(recipe);
  if (kept !== undefined && (await isStretch(kept, frames, config))) return kept;
  const files = await writeSubtitleFiles(scratch, request);
  const out = stretchFile(scratch, 'burnt');
  await runFfmpeg(ffmpeg, {
    purpose: `burn subtitles into ${request.source}`,
    arguments: burnArguments({ ...request, ...files, out }),
    signal,
  });
  if (!(await isStretch(out, frames, config))) {
    throw mediaError('media/cut-mismatch', 'The film with subtitles is not as the film without.');
  }
  return await encoded.keep(recipe, out);
}

/** Arguments that encode a film's pictures with the subtitles of a file in them. */
export function burnArguments({
  source,
  format,
  file,
  folder,
  isColored,
  out,
}: Pick<BurnRequest, 'source' | 'format' | 'isColored'> &
  SubtitleFiles & { readonly out: string }): readonly string[] {
  const burn = subtitleFilter({ file, folder });
  // On planes of luma and chroma, many versions take colours for those of BT.601; grey is the same.
  const filters = isColored
    ? [toRgbFilter({ matrix: 'bt709', range: 'tv' }), burn, fromRgbFilter()]
    : [burn];
  return [
    ...clipInput(source),
    ...options({ map: '0:v:0', an: true, vf: [...filters, 'setsar=1'].join(',') }),
    ...houseCodecArguments(format.rate),
    fileUrl(out),
  ];
}
