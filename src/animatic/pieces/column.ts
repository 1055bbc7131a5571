import { brighten } from '../color/color.ts';
import { prismFacets } from '../solids/solid.ts';
import type { PieceBuilder } from './piece.ts';

/** A round column with a base and, unless it is broken, a capital; thin ones are plain poles. */
export const buildColumn: PieceBuilder = ({ piece, stand, color, words }) => {
  const radius = Math.min(piece.size[0], piece.size[1]) / 2;
  const { height } = piece;
  const plain = radius < 0.18 || /barrel|pipe|pole|post|mast|drum|bin|bollard/.test(words);
  if (plain) {
    return {
      facets: prismFacets(
        stand,
        { radius, top: radius * 0.94, from: 0, to: height, sides: 12 },
        color,
      ),
    };
  }
  const foot = Math.min(0.3, height * 0.1);
  const broken = /broken|fallen|ruin/.test(words);
  const shaft = broken ? height : height - foot;
  return {
    facets: [
      ...prismFacets(
        stand,
        { radius: radius * 1.22, from: 0, to: foot, sides: 8 },
        brighten(color, 0.9),
      ),
      ...prismFacets(
        stand,
        { radius: radius * 0.92, top: radius * 0.8, from: foot, to: shaft, sides: 14 },
        color,
      ),
      ...(broken
        ? []
        : prismFacets(
            stand,
            { radius: radius * 0.85, top: radius * 1.3, from: shaft, to: height, sides: 8 },
            brighten(color, 1.08),
          )),
    ],
  };
};
