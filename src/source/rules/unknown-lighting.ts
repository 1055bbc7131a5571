import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import { unknownName } from './breach.ts';
import { placedShots } from './subjects.ts';

const explanation: Explanation = {
  code: 'film/unknown-lighting',
  severity: 'error',
  title: 'A scene or shot is lit by a lighting that the film does not have.',
  why: 'Light that is named and not described is left to each model, and jumps from shot to shot.',
  mend: 'Correct the name, or describe the light under `lighting:`.',
  wrong: 'lighting: { dusk: {} }\nshots: [{ id: a, lighting: dust }]',
  right: 'lighting: { dusk: {} }\nshots: [{ id: a, lighting: dusk }]',
};

export const unknownLighting: FilmRule = {
  explanation,
  *check(film) {
    const known = Object.keys(film.lighting);
    for (const { shot, path } of placedShots(film)) {
      const named = [
        [shot.lighting, [...path, 'lighting']],
        [shot.changes.lighting?.use, [...path, 'changes', 'lighting', 'use']],
      ] as const;
      for (const [name, place] of named) {
        if (name === undefined || name in film.lighting) continue;
        yield unknownName(explanation, place, `There is no lighting \`${name}\`.`, name, known);
      }
    }
  },
};
