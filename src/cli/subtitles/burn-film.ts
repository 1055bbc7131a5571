import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { burnSubtitles, type BurnRequest } from '../../media/stitch/burn-subtitles.ts';
import type { Cut } from '../../media/stitch/cut.ts';
import type { Ffmpeg } from '../../media/ffmpeg/ffmpeg.ts';
import { probeClip } from '../../media/probe/probe-clip.ts';
import { stitch, type StitchRequest } from '../../media/stitch/stitch.ts';
import { type BurntSubtitles, SUBTITLED_FILM } from './film-subtitles.ts';
import { lettersDrawn } from './letters-drawn.ts';
import { subtitleFontFiles } from './subtitle-font.ts';

export interface BurnFilmRequest
  extends
    Pick<BurnRequest, 'encoded' | 'scratch' | 'signal'>,
    Pick<StitchRequest, 'audio' | 'metadata' | 'mayAppear'> {
  /** The output folder, in which the film without subtitles lies already. */
  readonly out: string;
  readonly film: string;
  readonly cut: Cut;
  readonly frames: number;
  readonly burnt: BurntSubtitles;
}

/**
 * Makes the second film: with subtitles in its pictures, and with the same sound. Tells who draws the
 * letters that the shipped font lacks.
 */
export async function burnFilm(
  ffmpeg: Ffmpeg,
  { film, frames, burnt, ...request }: BurnFilmRequest,
): Promise<{ readonly file: string; readonly notes: readonly string[] }> {
  const { out, cut, encoded, scratch, signal, audio, metadata, mayAppear } = request;
  const { rate, width, height, pieces, ending } = cut;
  const { notes, digest } = await lettersDrawn(ffmpeg, burnt.text, { scratch, signal });
  const path = await burnSubtitles(ffmpeg, {
    source: film,
    format: { rate, width, height },
    frames,
    ...burnt,
    fonts: subtitleFontFiles(),
    // With a font that was not there before, the same subtitles look different.
    madeOf: [ending, pieces.map((piece) => [piece.path, piece.frames, piece.transition]), digest],
    scratch,
    encoded,
    signal,
  });
  const straight = { type: 'cut', frames: 0 } as const;
  const whole = { path, facts: await probeClip(path), frames, transition: straight };
  const file = join(out, SUBTITLED_FILM);
  const folder = join(scratch, 'subtitled');
  await mkdir(folder);
  await stitch(ffmpeg, {
    cut: { rate, width, height, pieces: [whole], ending: straight },
    out: file,
    scratch: folder,
    ...(audio !== undefined && { audio }),
    metadata,
    signal,
    ...(mayAppear && { mayAppear }),
  });
  return { file, notes };
}
