import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import type { Layout } from '../../film/environment.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import { breach } from './breach.ts';
import { environmentOf, placedShots } from './subjects.ts';

const explanation: Explanation = {
  code: 'film/outside-layout',
  severity: 'warning',
  title: 'A mark, a piece or a person is outside the floor plan.',
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
      const points: readonly (readonly [string, readonly string[], FloorPoint])[] = [
        ...Object.entries(layout.marks).map(
          ([mark, point]) => [mark, ['marks', mark], point] as const,
        ),
        ...Object.entries(layout.pieces).map(
          ([piece, { at }]) => [piece, ['pieces', piece, 'at'], at] as const,
        ),
      ];
      for (const [what, place, point] of points) {
        if (!isOutside(layout, point)) continue;
        const where = ['environments', name, 'layout', ...place];
        yield breach(explanation, where, told(what, point, layout));
      }
    }
    for (const { shot, path } of placedShots(film)) {
      const layout = environmentOf(film, shot)?.layout;
      if (layout === undefined) continue;
      for (const [id, { at }] of Object.entries(shot.changes.characters ?? {})) {
        if (at === undefined || typeof at === 'string' || !isOutside(layout, at)) continue;
        const where = [...path, 'changes', 'characters', id, 'at'];
        yield breach(explanation, where, told(id, at, layout));
      }
    }
  },
};

function isOutside({ size: [width, depth] }: Layout, [x, y]: FloorPoint): boolean {
  return x < 0 || y < 0 || x > width || y > depth;
}

function told(what: string, point: FloorPoint, { size: [width, depth] }: Layout): string {
  return `\`${what}\` at [${point.join(', ')}] is outside the floor plan of ${width} by ${depth} metres.`;
}
