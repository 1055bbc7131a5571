import type { Ball } from '../set/balls.ts';
import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { hash } from '../noise.ts';
import { place, prismFacets } from '../solids/solid.ts';
import type { PieceBuilder } from './piece.ts';

const LEAF: Color = [0.27, 0.4, 0.24];

/** A bush, or a plant in its pot. */
export const buildPlant: PieceBuilder = ({ piece, stand, color, words, seed, palette }) => {
  const [width, depth] = piece.size;
  const potted = /pot|plant/.test(words) && width < 1;
  const from = potted ? piece.height * 0.32 : 0;
  const leaf = color === palette.wood ? LEAF : mix(color, LEAF, 0.25);
  const balls: Ball[] = Array.from({ length: 9 }, (_, index) => {
    const part = (salt: number): number => hash(seed, index, salt) - 0.5;
    const up = hash(seed, index, 3);
    return {
      center: place(stand, [
        part(1) * width * 0.7,
        part(2) * depth * 0.7,
        from + (piece.height - from) * (0.25 + up * 0.55),
      ]),
      radius: Math.min(width, piece.height) * (0.2 + 0.12 * hash(seed, index, 4)),
      color: brighten(leaf, 0.8 + up * 0.4),
    };
  });
  return {
    facets: potted
      ? prismFacets(
          stand,
          { radius: width * 0.22, top: width * 0.3, from: 0, to: from, sides: 10 },
          [0.58, 0.34, 0.25],
        )
      : [],
    balls,
  };
};
