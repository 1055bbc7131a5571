import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import { shotsOf } from '../../film/film.ts';
import { breach } from './breach.ts';

const explanation: Explanation = {
  code: 'film/nothing-to-burn',
  severity: 'warning',
  title: 'Subtitles are to be burnt in, and the film has no line in their language.',
  why: 'A second film with subtitles would be the first one again, so none is made.',
  mend: 'Name a language that lines are spoken in or translated to, or leave `burn` out.',
  wrong: 'subtitles: { languages: [en], burn: fr }\nshots: [{ id: a, narration: It was late. }]',
  right: 'subtitles: { languages: [en], burn: en }\nshots: [{ id: a, narration: It was late. }]',
};

export const nothingToBurn: FilmRule = {
  explanation,
  *check(film) {
    const burn = film.subtitles?.burn;
    if (burn === undefined) return;
    const isOwn = burn === film.language;
    const isThere = shotsOf(film).some(
      ({ dialogue, narration, narrationTranslations }) =>
        dialogue.some(({ translations }) => isOwn || translations[burn] !== undefined) ||
        (isOwn ? narration : narrationTranslations?.[burn]) !== undefined,
    );
    if (isThere) return;
    const message = `No line of the film is in ${burn}, so that no second film is made.`;
    yield breach(explanation, ['subtitles', 'burn'], message);
  },
};
