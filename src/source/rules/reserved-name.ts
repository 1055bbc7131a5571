import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import { RESERVED_NAMES } from '../normalise/change.ts';
import { breach } from './breach.ts';

const explanation: Explanation = {
  code: 'film/reserved-name',
  severity: 'error',
  title: 'A character is called `environment` or `lighting`.',
  why: 'Under `changes:` these two words mean the place and the light, so a character of that name could never be changed.',
  mend: 'Give the character another key; its `name:` may be anything.',
  wrong: 'characters: { lighting: { name: Lighting } }',
  right: 'characters: { spark: { name: Lighting } }',
};

export const reservedName: FilmRule = {
  explanation,
  *check(film) {
    for (const name of RESERVED_NAMES) {
      if (!(name in film.characters)) continue;
      const message = `A character can’t be called \`${name}\`.`;
      yield breach(explanation, ['characters', name], message);
    }
  },
};
