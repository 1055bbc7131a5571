import type { Explanation } from '../diagnostics/explanation.ts';
import type { FilmRule } from '../diagnostics/film-rule.ts';
import type { Layout, Piece } from '../film/environment.ts';

const explanation: Explanation = {
  code: 'grammar/turned-size',
  severity: 'warning',
  title: 'A piece is turned out of the floor plan.',
  why: 'A `size` is how wide and how deep a piece is as one stands before it; `facing` turns it with the piece. So a train of `[3, 26]` that faces east lies along the plan from east to west, and is seen where nobody expects it.',
  mend: 'Where the size was meant as it lies on the plan, write its two numbers the other way round.',
  wrong:
    'environments: { station: { layout: { size: [8, 30], pieces: { train: { at: [2, 15], size: [3, 26], facing: east } } } } }',
  right:
    'environments: { station: { layout: { size: [8, 30], pieces: { train: { at: [2, 15], size: [26, 3], facing: east } } } } }',
};

/** Metres that a piece may stick out of the plan: a window does, and what leans on a wall. */
const STICKS_OUT = 1;

/** Pieces that leave the floor plan as they are turned, and would not if they were not. */
export const turnedSize: FilmRule = {
  explanation,
  judges: 'shots',
  *check(film) {
    for (const [id, { layout }] of Object.entries(film.environments)) {
      for (const [name, piece] of Object.entries(layout?.pieces ?? {})) {
        const { facing, size, at } = piece;
        const [width, depth] = size;
        const turnedAcross = facing % 180 === 90 && width !== depth;
        const other = { at, size: [depth, width] as const };
        if (layout === undefined || !turnedAcross) continue;
        if (sticksOut(layout, other) <= STICKS_OUT || sticksOut(layout, piece) > 0) continue;
        yield {
          code: explanation.code,
          severity: 'warning',
          message: `\`${name}\` is ${width} m wide and ${depth} m deep, and turned: it leaves the floor plan.`,
          hint: `If it is as long as that the other way, write \`size: [${depth}, ${width}]\`.`,
          path: ['environments', id, 'layout', 'pieces', name, 'size'],
        };
      }
    }
  },
};

/** How far a footprint that is not turned leaves the plan, in metres. */
function sticksOut({ size: plan }: Layout, { at, size }: Pick<Piece, 'at' | 'size'>): number {
  const beyond = at.flatMap((middle, axis) => {
    const half = size[axis]! / 2;
    return [half - middle, middle + half - plan[axis]!];
  });
  return Math.max(0, ...beyond);
}
