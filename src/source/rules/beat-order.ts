import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import { toFrames } from '../../film/time.ts';
import { breach } from './breach.ts';
import { placedShots } from './subjects.ts';

const explanation: Explanation = {
  code: 'film/beat-order',
  severity: 'error',
  title: 'The beats of a shot are not in order.',
  why: 'A beat lasts until the next one starts, so each must start after the one before.',
  mend: 'Put the beats in the order in which they happen, each with a later `at`.',
  wrong:
    'shots: [{ id: a, duration: 6s, beats: [{ at: 3s, do: The book opens. }, { at: 0s, do: It circles. }] }]',
  right:
    'shots: [{ id: a, duration: 6s, beats: [{ at: 0s, do: It circles. }, { at: 3s, do: The book opens. }] }]',
};

export const beatOrder: FilmRule = {
  explanation,
  *check(film) {
    const { rate } = film.format;
    for (const { shot, path } of placedShots(film)) {
      let last = -1;
      for (const [index, beat] of shot.beats.entries()) {
        const at = toFrames(beat.at, rate);
        if (at <= last) {
          const message = `Beat ${index + 1} does not start after beat ${index}.`;
          yield breach(explanation, [...path, 'beats', index, 'at'], message);
        }
        last = Math.max(last, at);
      }
    }
  },
};
