import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import { shotsOf } from '../../film/film.ts';
import { breach, unknownName } from './breach.ts';
import { placedShots } from './subjects.ts';

const explanation: Explanation = {
  code: 'film/join-from',
  severity: 'error',
  title: 'A shot joins a shot that does not come before it.',
  why: 'A join takes over the last frame of a shot that exists already, so it can only name an earlier one.',
  mend: 'Name an earlier shot in `join: { from: … }`, or leave `from` out to follow the shot before.',
  wrong: 'shots:\n  - { id: a, join: { mode: chain, from: b } }\n  - { id: b }',
  right: 'shots:\n  - { id: b }\n  - { id: a, join: { mode: chain, from: b } }',
};

export const joinFrom: FilmRule = {
  explanation,
  *check(film) {
    const all = new Set<string>(shotsOf(film).map((shot) => shot.id));
    const earlier = new Set<string>();
    for (const { shot, path } of placedShots(film)) {
      const { from } = shot.join;
      const place = [...path, 'join', 'from'];
      if (from !== undefined && !all.has(from)) {
        yield unknownName(explanation, place, `There is no shot \`${from}\`.`, from, [...earlier]);
      } else if (from !== undefined && !earlier.has(from)) {
        const why = from === shot.id ? 'is this shot itself' : 'comes later';
        yield breach(explanation, place, `\`${from}\` ${why}; a join names an earlier shot.`);
      }
      earlier.add(shot.id);
    }
  },
};
