import { brighten, mix } from '../color/color.ts';
import { prismFacets } from '../solids/solid.ts';
import type { PieceBuilder } from './piece.ts';

/** A round basin, with water in it unless it is dry. */
export const buildFountain: PieceBuilder = ({ piece, stand, color, words, sky }) => {
  const radius = Math.min(piece.size[0], piece.size[1]) / 2;
  const { height } = piece;
  const dry = /dry|empty/.test(words);
  const inside = dry ? brighten(color, 0.55) : mix(sky.zenith, [0.12, 0.3, 0.36], 0.5);
  const disc = prismFacets(
    stand,
    { radius: radius * 0.84, from: height - 0.002, to: height + 0.002, sides: 18 },
    inside,
  ).at(-1);
  return {
    facets: [
      ...prismFacets(
        stand,
        { radius: radius * 0.9, top: radius, from: 0, to: height * 0.75, sides: 18 },
        color,
      ),
      ...prismFacets(
        stand,
        { radius: radius * 1.05, from: height * 0.75, to: height, sides: 18 },
        brighten(color, 1.1),
      ),
      ...(disc === undefined ? [] : [disc]),
    ],
  };
};
