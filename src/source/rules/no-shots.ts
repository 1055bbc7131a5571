import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import { breach } from './breach.ts';

const explanation: Explanation = {
  code: 'film/no-shots',
  severity: 'error',
  title: 'There is nothing to shoot.',
  why: 'A film, and each of its scenes, is made of shots.',
  mend: 'Add a shot: `shots: [{ id: first, action: … }]`.',
  wrong: 'title: Nothing',
  right: 'title: Something\nshots: [{ id: first, action: A door opens. }]',
};

export const noShots: FilmRule = {
  explanation,
  *check(film) {
    if (film.scenes.length === 0) {
      yield breach(explanation, [], 'The film has no shots.');
    }
    for (const [index, scene] of film.scenes.entries()) {
      if (scene.shots.length > 0) continue;
      const message =
        film.scenes.length === 1 ? 'The film has no shots.' : `Scene \`${scene.id}\` has no shots.`;
      yield breach(explanation, ['scenes', index, 'shots'], message);
    }
  },
};
