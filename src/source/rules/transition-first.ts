import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import { breach } from './breach.ts';
import { placedShots } from './subjects.ts';

const explanation: Explanation = {
  code: 'film/transition-first',
  severity: 'error',
  title: 'The first shot dissolves or wipes out of nothing.',
  why: 'A dissolve or wipe needs a picture before it. The first shot has none.',
  mend: 'Use `fade_in` for the first shot, or leave its transition out.',
  wrong: 'shots: [{ id: a, transition: dissolve }]',
  right: 'shots: [{ id: a, transition: fade_in }]',
};

export const transitionFirst: FilmRule = {
  explanation,
  *check(film) {
    for (const { shot, path } of placedShots(film)) {
      const { type } = shot.transition;
      if (type === 'dissolve' || type === 'wipe') {
        const message = `The first shot has nothing to ${type} from.`;
        yield breach(explanation, [...path, 'transition'], message);
      }
      return;
    }
  },
};
