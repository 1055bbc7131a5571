import { brighten } from '../color.ts';
import { place, prismFacets } from '../solid.ts';
import type { PieceBuilder } from './piece.ts';

/** A globe on its foot. */
export const buildGlobe: PieceBuilder = ({ piece, stand, color, palette }) => {
  const radius = Math.min(piece.size[0], piece.size[1], piece.height) / 2;
  return {
    facets: [
      ...prismFacets(
        stand,
        {
          radius: radius * 0.5,
          top: radius * 0.12,
          from: 0,
          to: Math.max(0.02, piece.height - radius * 2),
          sides: 8,
        },
        palette.wood,
      ),
      ...prismFacets(
        stand,
        {
          radius: radius * 1.12,
          from: piece.height - radius * 1.04,
          to: piece.height - radius * 0.96,
          sides: 18,
        },
        brighten(palette.accent, 0.9),
      ),
    ],
    balls: [{ center: place(stand, [0, 0, piece.height - radius]), radius, color }],
  };
};
