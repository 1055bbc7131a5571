import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import { unknownName } from './breach.ts';
import { placedShots } from './subjects.ts';

const explanation: Explanation = {
  code: 'film/unknown-environment',
  severity: 'error',
  title: 'A scene or shot is in an environment that the film does not have.',
  why: 'Without its description, a place would look different in every shot.',
  mend: 'Correct the name, or describe the place under `environments:`.',
  wrong:
    'environments: { library: { location: A library } }\nscenes: [{ id: s, environment: libary, shots: [{ id: a }] }]',
  right:
    'environments: { library: { location: A library } }\nscenes: [{ id: s, environment: library, shots: [{ id: a }] }]',
};

export const unknownEnvironment: FilmRule = {
  explanation,
  *check(film) {
    const known = Object.keys(film.environments);
    for (const { shot, path } of placedShots(film)) {
      const name = shot.environment;
      if (name === undefined || name in film.environments) continue;
      const message = `There is no environment \`${name}\`.`;
      yield unknownName(explanation, [...path, 'environment'], message, name, known);
    }
  },
};
