import type { Explanation } from '../diagnostics/explanation.ts';
import type { FilmRule } from '../diagnostics/film-rule.ts';
import { worldOf } from '../world/fold/world-of.ts';
import { pathTo } from './film-space.ts';
import { durationSeconds, speechEnd } from './speech-time.ts';

const explanation: Explanation = {
  code: 'grammar/speech-too-long',
  severity: 'warning',
  title: 'The speech of a shot cannot fit its duration.',
  why: 'People speak about two and a half words a second. Speech is never cut, so a shot that is too short for its words is lengthened, holds its last picture, or stops the render, as its sound policy says; none of that is what the author wrote.',
  mend: 'Write duration: auto, give the shot the time that its words need, or shorten the words.',
  wrong: 'narration: The book had waited for four hundred years in the dark.\nduration: 2s',
  right: 'narration: The book had waited for four hundred years in the dark.\nduration: auto',
};

/** How fast people speak differs by more than this, so a shot that nearly fits is left alone. */
const TOLERANCE = 1.1;

export const speechTooLong: FilmRule = {
  explanation,
  judges: 'shots',
  *check(film) {
    const { rate } = film.format;
    for (const shotWorld of worldOf(film).shots) {
      const { shot } = shotWorld;
      if (shot.duration === 'auto') continue;
      const given = durationSeconds(shot.duration, rate);
      const needed = speechEnd(shot, rate);
      if (needed <= given * TOLERANCE) continue;
      yield {
        code: explanation.code,
        severity: 'warning',
        message: `The words of shot ${shot.id} need about ${needed.toFixed(1)} s, and it lasts ${plain(given)} s.`,
        hint: 'Write duration: auto, or shorten the words.',
        path: pathTo(shotWorld, 'duration'),
      };
    }
  },
};

/** `2`, `2.5`, `0.04`: at most two digits after the point. */
const plain = (value: number): string => String(Number(value.toFixed(2)));
