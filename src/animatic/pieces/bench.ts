import { LONG_ENOUGH, benchTop } from '../../world/floor/bed.ts';
import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { PieceBuilder, PieceOrder } from './piece.ts';

/** A bench along its longer side: slats on two solid feet, and a back where it is that high. */
export const buildBench: PieceBuilder = (order) => {
  const { stand, color } = order;
  const piece = { ...order.piece, height: benchTop(order.piece.height) };
  const [width, depth] = piece.size;
  const [w, d] = [width / 2, depth / 2];
  const slab = Math.min(0.06, piece.height * 0.2);
  const along = width >= depth;
  const box = (from: Vector, to: Vector, tint = color) => boxFacets(stand, { from, to }, tint);
  const foot = 0.08;
  const inset = (along ? width : depth) * 0.12;
  const feet = [-1, 1].flatMap((end) => {
    const at = end * ((along ? w : d) - inset);
    return along
      ? box(
          [at - foot / 2, -d + 0.04, 0],
          [at + foot / 2, d - 0.04, piece.height - slab],
          brighten(color, 0.7),
        )
      : box(
          [-w + 0.04, at - foot / 2, 0],
          [w - 0.04, at + foot / 2, piece.height - slab],
          brighten(color, 0.7),
        );
  });
  const slats = [0, 1, 2].flatMap((slat) => {
    const [from, to] = [slat / 3 + 0.02, (slat + 1) / 3 - 0.02];
    return along
      ? box(
          [-w, -d + depth * from, piece.height - slab],
          [w, -d + depth * to, piece.height],
          brighten(color, 1.15 - slat * 0.06),
        )
      : box(
          [-w + width * from, -d, piece.height - slab],
          [-w + width * to, d, piece.height],
          brighten(color, 1.15 - slat * 0.06),
        );
  });
  const hasBack = order.piece.height > piece.height;
  const back = hasBack ? backOf(order, along) : [];
  return {
    facets: [...feet, ...slats, ...back],
    seat: { height: piece.height, hasBack: false, isBed: Math.max(width, depth) > LONG_ENOUGH },
  };
};

/** Two rails along the back of a bench, between posts. */
function backOf({ piece, stand, color }: PieceOrder, along: boolean): readonly Facet[] {
  const [w, d] = [piece.size[0] / 2, piece.size[1] / 2];
  const [low, high] = [benchTop(piece.height), piece.height];
  const rail = (from: number, to: number, tint: Color) =>
    boxFacets(
      stand,
      along
        ? { from: [-w, d - 0.05, from], to: [w, d, to] }
        : { from: [w - 0.05, -d, from], to: [w, d, to] },
      tint,
    );
  const posts = [-0.86, 0.86].flatMap((end) =>
    boxFacets(
      stand,
      along
        ? { from: [end * w - 0.03, d - 0.04, low], to: [end * w + 0.03, d, high] }
        : { from: [w - 0.04, end * d - 0.03, low], to: [w, end * d + 0.03, high] },
      brighten(color, 0.7),
    ),
  );
  const middle = low + (high - low) * 0.35;
  const upper = low + (high - low) * 0.72;
  return [
    ...posts,
    ...rail(middle, middle + 0.09, color),
    ...rail(upper, high, brighten(color, 1.06)),
  ];
}
