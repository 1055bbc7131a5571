import { brighten } from '../color/color.ts';
import { prismFacets } from '../solids/solid.ts';
import type { PieceBuilder } from './piece.ts';

/** A bell from its crown to its lip: radii in shares of half its width, heights of its height. */
const PROFILE = [
  { from: 0, to: 0.14, radius: 1, top: 0.84 },
  { from: 0.14, to: 0.5, radius: 0.84, top: 0.6 },
  { from: 0.5, to: 0.82, radius: 0.6, top: 0.46 },
  { from: 0.82, to: 0.92, radius: 0.46, top: 0.2 },
  { from: 0.92, to: 1, radius: 0.12, top: 0.12 },
] as const;

/** A bell, its mouth down. */
export const buildBell: PieceBuilder = ({ piece, stand, color }) => {
  const half = Math.min(piece.size[0], piece.size[1]) / 2;
  return {
    facets: PROFILE.flatMap(({ from, to, radius, top }, index) =>
      prismFacets(
        stand,
        {
          radius: radius * half,
          top: top * half,
          from: from * piece.height,
          to: to * piece.height,
          sides: 14,
        },
        brighten(color, index === 0 ? 1.15 : 1),
      ),
    ),
  };
};
