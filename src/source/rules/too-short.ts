import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import { formatRate, toFrames } from '../../film/time.ts';
import { breach } from './breach.ts';
import { placedShots } from './subjects.ts';

const explanation: Explanation = {
  code: 'film/too-short',
  severity: 'error',
  title: 'A shot is shorter than one frame.',
  why: 'On the timeline every shot lasts a whole number of frames, at least one.',
  mend: 'Give the shot a longer duration, or `auto`.',
  wrong: 'shots: [{ id: a, duration: 5ms }]',
  right: 'shots: [{ id: a, duration: 5s }]',
};

export const tooShort: FilmRule = {
  explanation,
  *check(film) {
    const { rate } = film.format;
    for (const { shot, path } of placedShots(film)) {
      if (shot.duration === 'auto' || toFrames(shot.duration, rate) > 0) continue;
      const message = `\`${shot.id}\` is shorter than one frame at ${formatRate(rate)} frames a second.`;
      yield breach(explanation, [...path, 'duration'], message);
    }
  },
};
