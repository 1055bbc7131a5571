import { brighten } from '../color/color.ts';
import { boxFacets } from '../solids/solid.ts';
import type { PieceBuilder } from './piece.ts';

/** The rise of a comfortable step, metres. */
const RISE = 0.18;

/** Steps that climb from the front to the back. */
export const buildStairs: PieceBuilder = ({ piece, stand, color }) => {
  const [width, depth] = piece.size;
  const count = Math.max(2, Math.min(24, Math.round(piece.height / RISE)));
  return {
    facets: Array.from({ length: count }, (_, step) =>
      boxFacets(
        stand,
        {
          from: [-width / 2, -depth / 2 + (depth * step) / count, 0],
          to: [width / 2, depth / 2, (piece.height * (step + 1)) / count],
        },
        brighten(color, step % 2 === 0 ? 1 : 1.06),
      ),
    ).flat(),
  };
};
