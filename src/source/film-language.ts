import { FILM_SCHEMA } from './generated/film-schema.ts';
import { misnamedChanges } from './misnamed-changes.ts';
import { FILM_WORDS } from './other-words.ts';
import type { DocumentLanguage } from './schema-findings.ts';

/** The language of `film.yaml` and of the files that it includes. */
export const FILM_LANGUAGE: DocumentLanguage = {
  schema: FILM_SCHEMA,
  family: 'film',
  whole: 'the film',
  words: FILM_WORDS,
  pairs: { 'line of dialogue': ['character', 'line'] },
  dictionaries: {
    character: 'characters',
    characters: 'characters',
    environment: 'environments',
    lighting: 'lighting',
  },
  misnamed: misnamedChanges,
};
