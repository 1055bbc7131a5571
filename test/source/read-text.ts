import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Film } from '../../src/film/film.ts';
import { readFilm } from '../../src/source/read-film.ts';
import type { ReadFilm, ReadFilmOptions } from '../../src/source/read-film.ts';
import { memoryFiles } from './memory-files.ts';

/** Reads a film that is one text, called `film.yaml`. */
export function readText(
  text: string,
  options: Omit<ReadFilmOptions, 'files'> = {},
): Promise<ReadFilm> {
  return readFilm('film.yaml', { files: memoryFiles({ 'film.yaml': text }), ...options });
}

/** The film of a text that has no errors. */
export async function filmOf(
  text: string,
  options: Omit<ReadFilmOptions, 'files'> = {},
): Promise<Film> {
  const read = await readText(text, options);
  if (!read.ok) throw new Error(summary(read.diagnostics).join('\n'));
  return read.film;
}

/** `code line:column` of each diagnostic. */
export function summary(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, start }) => `${code} ${start.line}:${start.column}`);
}
