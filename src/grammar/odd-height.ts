import type { Explanation } from '../diagnostics/explanation.ts';
import type { FilmRule } from '../diagnostics/film-rule.ts';

const explanation: Explanation = {
  code: 'grammar/odd-height',
  severity: 'warning',
  title: 'A person is as tall as a tower.',
  why: 'Heights are in metres. A person of 175 metres is drawn as one, and no camera has both the person and the room in its picture.',
  mend: 'Write the height in metres: 175 centimetres are `1.75`.',
  wrong: 'characters: { emma: { form: person, height: 175 } }',
  right: 'characters: { emma: { form: person, height: 1.75 } }',
};

/** Metres: giants of fairy tales are smaller, and people in centimetres or inches larger. */
const TALLEST = 30;

const INCHES = 39.37;

/** Heights of people that were meant in another unit. */
export const oddHeight: FilmRule = {
  explanation,
  judges: 'shots',
  *check(film) {
    for (const { id, name, form, height } of Object.values(film.characters)) {
      if (!['person', 'child', 'robot'].includes(form) || height <= TALLEST) continue;
      const metres = height > 80 ? height / 100 : height / INCHES;
      yield {
        code: explanation.code,
        severity: 'warning',
        message: `${name} is ${height} metres tall.`,
        hint: `If that is in ${height > 80 ? 'centimetres' : 'inches'}, write \`${Number(metres.toFixed(2))}\`.`,
        path: ['characters', id, 'height'],
      };
    }
  },
};
