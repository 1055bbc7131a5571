import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { hash } from '../noise.ts';
import { place } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { PieceBuilder } from './piece.ts';

const SIDES = 8;

/** Where nobody says a colour. */
const STONE: Color = [0.47, 0.46, 0.44];

/** A boulder of flat planes, broken differently for each. */
export const buildRock: PieceBuilder = ({ piece, stand, color: said, seed, palette }) => {
  const [width, depth] = piece.size;
  const color = said === palette.wood ? STONE : said;
  const ring = (level: number, up: number, wide: number): Vector[] =>
    Array.from({ length: SIDES }, (_, index) => {
      const angle = (index / SIDES) * 2 * Math.PI;
      const rough = 0.8 + 0.35 * hash(seed, level, index);
      return place(stand, [
        (Math.cos(angle) * width * wide * rough) / 2,
        (Math.sin(angle) * depth * wide * rough) / 2,
        piece.height * up * (0.85 + 0.3 * hash(seed, level, index, 7)),
      ]);
    });
  const rings = [ring(0, 0, 1), ring(1, 0.45, 1.02), ring(2, 0.82, 0.68)];
  const top = place(stand, [0, 0, piece.height]);
  const facets: Facet[] = [];
  rings.forEach((low, level) => {
    const high = rings[level + 1];
    low.forEach((corner, index) => {
      const next = low[(index + 1) % SIDES] ?? corner;
      const tint = brighten(color, 0.9 + 0.2 * hash(seed, level, index, 9));
      const [a, b] = [high?.[index] ?? top, high?.[(index + 1) % SIDES] ?? top];
      facets.push({ points: [corner, next, b], color: tint, joined: true });
      if (high !== undefined)
        facets.push({ points: [corner, b, a], color: brighten(tint, 1.04), joined: true });
    });
  });
  return { facets };
};
