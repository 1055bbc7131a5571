import { brighten } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets } from '../solids/solid.ts';
import type { PieceOrder } from './piece.ts';

const STOREY = 2.9;

/** Balconies on the long sides of a block, a row to a storey; they are few, or they would cost too much. */
export function balconies({ piece, stand, color }: PieceOrder): Facet[] {
  const [width, depth] = piece.size;
  const along = width >= depth;
  const [long, deep] = along ? [width, depth] : [depth, width];
  const turned = { at: stand.at, facing: along ? stand.facing : stand.facing + 90 };
  const rows = Math.min(6, Math.floor(piece.height / STOREY) - 1);
  const columns = Math.min(4, Math.max(1, Math.floor(long / 6)));
  const facets: Facet[] = [];
  for (let row = 1; row <= rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const x = -long / 2 + (long * (column + 0.5)) / columns;
      for (const side of [-1, 1]) {
        const [near, far] = [side * (deep / 2), side * (deep / 2 + 0.7)];
        const box = (low: number, high: number, tint: number): Facet[] =>
          boxFacets(
            turned,
            {
              from: [x - 1.2, Math.min(near, far), row * STOREY + low],
              to: [x + 1.2, Math.max(near, far), row * STOREY + high],
            },
            brighten(color, tint),
          );
        facets.push(...box(0, 0.14, 1.35), ...box(0.78, 0.86, 1.7).slice(0, 5));
      }
    }
  }
  return facets;
}
