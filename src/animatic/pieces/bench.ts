import { LONG_ENOUGH } from '../../world/floor/bed.ts';
import { brighten } from '../color/color.ts';
import { boxFacets } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { PieceBuilder } from './piece.ts';

/** A bench along its longer side: slats on two solid feet. */
export const buildBench: PieceBuilder = ({ piece, stand, color }) => {
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
  return {
    facets: [...feet, ...slats],
    seat: { height: piece.height, hasBack: false, isBed: Math.max(width, depth) > LONG_ENOUGH },
  };
};
