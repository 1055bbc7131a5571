import { brighten } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets, quad } from '../solids/solid.ts';
import { buildOpenBook, PAGES } from './open-book.ts';
import type { BuiltPiece, PieceBuilder, PieceOrder } from './piece.ts';

/** A book lying down: shut, open, or on its way from one to the other. */
export const buildBook: PieceBuilder = (order) =>
  order.state.open > 0.02 ? buildOpenBook(order) : buildClosedBook(order);

/** Two boards and the pages between them. */
function buildClosedBook({ piece, stand, color, palette }: PieceOrder): BuiltPiece {
  const [w, d] = [piece.size[0] / 2, piece.size[1] / 2];
  const { height } = piece;
  const board = height * 0.14;
  const inset = Math.min(0.012, w * 0.08);
  /** A rectangle on the cover, in shares of it. */
  const tooled = (wide: number, deep: number, tint: Facet['color'], details: Facet[] = []): Facet =>
    quad(
      stand,
      [
        [-w * wide, -d * deep, height],
        [w * wide, -d * deep, height],
        [w * wide, d * deep, height],
        [-w * wide, d * deep, height],
      ],
      tint,
      { details },
    );
  const gold = brighten(palette.accent, 0.95);
  // A line near the edge and an emblem in the middle, as binders tool a cover.
  const tooling = tooled(0.88, 0.85, gold, [
    tooled(0.85, 0.81, color, [
      tooled(0.34, 0.4, gold, [
        tooled(0.3, 0.34, brighten(color, 0.85), [tooled(0.12, 0.16, gold)]),
      ]),
    ]),
  ]);
  const [front, back, left, right, top, bottom] = boxFacets(
    stand,
    { from: [-w, -d, height - board], to: [w, d, height] },
    color,
  );
  return {
    facets: [
      ...boxFacets(stand, { from: [-w, -d, 0], to: [w, d, board] }, brighten(color, 0.8)),
      ...boxFacets(
        stand,
        { from: [-w + inset, -d + inset, board], to: [w - inset, d - inset, height - board] },
        PAGES,
      ),
      front,
      back,
      left,
      right,
      { ...top, details: [tooling] },
      bottom,
    ],
    shadowless: true,
  };
}
