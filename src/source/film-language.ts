import { FILM_SCHEMA } from './generated/film-schema.ts';
import { misnamedChanges } from './misnamed-changes.ts';
import { FILM_WORDS } from './other-words.ts';
import type { DocumentLanguage } from './schema-findings.ts';
import { FILM_WRITTEN_APART } from './written-apart.ts';

/** The language of `film.yaml` and of the files that it includes. */
export const FILM_LANGUAGE: DocumentLanguage = {
  schema: FILM_SCHEMA,
  family: 'film',
  whole: 'the film',
  words: FILM_WORDS,
  pairs: { beat: ['at', 'do'], 'line of dialogue': ['character', 'line'] },
  apart: FILM_WRITTEN_APART,
  shapes: {
    prompt:
      'Say what happens in `action: …`, and the prompt is written for you; one of your own is `prompt: { raw: … }`.',
    character: 'Say what they look like in `identity`: `{ identity: { hair: red, age: thirty } }`.',
    environment: 'Write it as `{ location: … }`; what it looks like is said in `identity`.',
    'state of a character':
      'Say what of them changes: `{ posture: sitting }`, `{ at: PLACE }` or `{ emotion: joy }`.',
    'camera position':
      'Where it stands is `camera: { at: …, facing: … }`; what it does is `movement`, what it shows `size`, `angle` and `lens`.',
    'provider or list of providers':
      'Write its name alone; its options stand in `provider_options: { NAME: { … } }`.',
  },
  dictionaries: {
    character: 'characters',
    characters: 'characters',
    environment: 'environments',
    lighting: 'lighting',
  },
  misnamed: misnamedChanges,
};
