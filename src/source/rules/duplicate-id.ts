import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import { breach } from './breach.ts';
import { placedShots } from './subjects.ts';

const explanation: Explanation = {
  code: 'film/duplicate-id',
  severity: 'error',
  title: 'Two shots, or two scenes, have the same id.',
  why: 'Takes are kept, retaken and circled by the id of their shot, so it must mean one shot in the whole film.',
  mend: 'Give one of them an id of its own; `12A` after `12` is the custom.',
  wrong: 'shots: [{ id: a }, { id: a }]',
  right: 'shots: [{ id: a }, { id: b }]',
};

export const duplicateId: FilmRule = {
  explanation,
  *check(film) {
    const scenes = new Set<string>();
    for (const [index, { id }] of film.scenes.entries()) {
      if (id !== '' && scenes.has(id)) {
        const message = `Another scene is called \`${id}\` already.`;
        yield breach(explanation, ['scenes', index, 'id'], message);
      }
      scenes.add(id);
    }
    const shots = new Map<string, string>();
    for (const { shot, scene, path } of placedShots(film)) {
      const before = shots.get(shot.id);
      if (before !== undefined && shot.id !== '') {
        const where = before === scene.id ? 'this scene' : `scene \`${before}\``;
        const message = `Another shot, in ${where}, is called \`${shot.id}\` already.`;
        yield breach(explanation, [...path, 'id'], message);
      }
      shots.set(shot.id, before ?? scene.id);
    }
  },
};
