import { type Film, shotsOf } from './film.ts';

/** The language that is spoken in a film, as a tag of BCP 47. */
export function spokenLanguage(_film: Film): string {
  return 'en';
}

/**
 * The languages of a film's subtitles, without doubles: those that it names, else its own and each
 * that any line is translated to; and the one that is burnt in.
 */
export function subtitleLanguages(film: Film): readonly string[] {
  const { subtitles } = film;
  if (subtitles === undefined) return [];
  const named = subtitles.languages ?? [spokenLanguage(film), ...translatedLanguages(film)];
  return [...new Set([...named, ...(subtitles.burn === undefined ? [] : [subtitles.burn])])];
}

/** In the order in which the film comes to them. */
function translatedLanguages(film: Film): readonly string[] {
  return shotsOf(film).flatMap(({ dialogue, narrationTranslations = {} }) => [
    ...dialogue.flatMap(({ translations }) => Object.keys(translations)),
    ...Object.keys(narrationTranslations),
  ]);
}
