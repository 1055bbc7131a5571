import { type Film, shotsOf } from './film.ts';

/**
 * The languages of a film's subtitles, without doubles: those that it names, else its own and each
 * that any line is translated to; and the one that is burnt in.
 */
export function subtitleLanguages(film: Film): readonly string[] {
  const { subtitles } = film;
  if (subtitles === undefined) return [];
  const named = subtitles.languages ?? [film.language, ...translatedLanguages(film)];
  return [...new Set([...named, ...(subtitles.burn === undefined ? [] : [subtitles.burn])])];
}

/** In the order in which the film comes to them. */
function translatedLanguages(film: Film): readonly string[] {
  return shotsOf(film).flatMap(({ dialogue, narrationTranslations = {} }) => [
    ...dialogue.flatMap(({ translations }) => Object.keys(translations)),
    ...Object.keys(narrationTranslations),
  ]);
}
