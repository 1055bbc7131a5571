import { shotsOf } from '../../film/film.ts';
import type { ShotId } from '../../film/ids.ts';
import { toSeconds } from '../../film/time.ts';
import { readFilm } from '../../source/read-film.ts';
import { parseSettings, type ReadOptions } from './film-options.ts';
import { diskFiles } from './source-files.ts';

/** What is to be known of a film to tell what it has cost. */
export interface PlainFilm {
  readonly shots: readonly ShotId[];
  readonly secondsOf: (frames: number) => number;
}

/** Reads a film without a look at providers or files; undefined where it has errors. */
export async function readPlainFilm(
  path: string,
  { set, allowOutside = false }: Pick<ReadOptions, 'set' | 'allowOutside'>,
): Promise<PlainFilm | undefined> {
  const read = await readFilm(path, { files: diskFiles, set: parseSettings(set), allowOutside });
  if (!read.ok) return undefined;
  const { rate } = read.film.format;
  return {
    shots: shotsOf(read.film).map(({ id }) => id),
    secondsOf: (frames) => toSeconds(frames, rate),
  };
}
