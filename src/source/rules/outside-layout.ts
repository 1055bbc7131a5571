import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import { breach } from './breach.ts';

const explanation: Explanation = {
  code: 'film/outside-layout',
  severity: 'warning',
  title: 'A mark or piece is outside its own floor plan.',
  why: 'The floor plan goes from [0, 0] to its `size`. What is beyond is behind a wall, or out of the picture.',
  mend: 'Correct the point, or make the layout larger.',
  wrong: 'environments: { hall: { layout: { size: [6, 4], marks: { door: [7, 1] } } } }',
  right: 'environments: { hall: { layout: { size: [8, 4], marks: { door: [7, 1] } } } }',
};

export const outsideLayout: FilmRule = {
  explanation,
  *check(film) {
    for (const [name, { layout }] of Object.entries(film.environments)) {
      if (layout === undefined) continue;
      const [width, depth] = layout.size;
      const isOutside = ([x, y]: FloorPoint): boolean => x < 0 || y < 0 || x > width || y > depth;
      const points: readonly (readonly [string, readonly string[], FloorPoint])[] = [
        ...Object.entries(layout.marks).map(
          ([mark, point]) => [mark, ['marks', mark], point] as const,
        ),
        ...Object.entries(layout.pieces).map(
          ([piece, { at }]) => [piece, ['pieces', piece, 'at'], at] as const,
        ),
      ];
      for (const [what, place, point] of points) {
        if (!isOutside(point)) continue;
        const message = `\`${what}\` at [${point.join(', ')}] is outside the floor plan of ${width} by ${depth} metres.`;
        yield breach(explanation, ['environments', name, 'layout', ...place], message);
      }
    }
  },
};
