import { brighten } from '../color/color.ts';
import { boxFacets } from '../solids/solid.ts';
import type { PieceBuilder } from './piece.ts';

/** Anything without a shape of its own: a box with a lid line, so that its size reads. */
export const buildBox: PieceBuilder = ({ piece, stand, color }) => {
  const [width, depth] = piece.size;
  const lid = Math.min(0.05, piece.height * 0.12);
  return {
    facets: [
      ...boxFacets(
        stand,
        {
          from: [-width / 2, -depth / 2, 0],
          to: [width / 2, depth / 2, piece.height - lid],
        },
        color,
      ),
      ...boxFacets(
        stand,
        {
          from: [-width / 2 - lid / 4, -depth / 2 - lid / 4, piece.height - lid],
          to: [width / 2 + lid / 4, depth / 2 + lid / 4, piece.height],
        },
        brighten(color, 1.12),
      ),
    ],
  };
};
