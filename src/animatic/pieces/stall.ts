import { WHITE, brighten, mix } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets, quad } from '../solids/solid.ts';
import { hash } from '../noise.ts';
import type { Vector } from '../solids/vector.ts';
import type { PieceBuilder } from './piece.ts';

/** As high as one serves over, and the least height that has room for a roof, metres. */
const COUNTER = 0.92;
const ROOFED = 1.7;

/** Stripes of an awning are about so wide, metres. */
const STRIPE = 0.32;

/** A market stall: a counter with goods on it, posts, and a striped awning that slopes to its front. */
export const buildStall: PieceBuilder = ({ piece, stand, color, palette, seed }) => {
  const [width, depth] = piece.size;
  const [w, d] = [width / 2, depth / 2];
  const { height } = piece;
  const top = height < ROOFED ? height : COUNTER;
  const wood = brighten(palette.wood, 0.95);
  const box = (from: Vector, to: Vector, tint: Facet['color']): Facet[] =>
    boxFacets(stand, { from, to }, tint);
  const counter = [
    ...box([-w, -d, 0], [w, d * 0.3, top - 0.05], brighten(wood, 0.8)),
    ...box([-w - 0.05, -d - 0.06, top - 0.05], [w + 0.05, d * 0.3 + 0.04, top], wood),
  ];
  const count = Math.max(2, Math.round(width / 0.4));
  const goods = Array.from({ length: count }, (_, index) => {
    const middle = -w + ((index + 0.5) * width) / count;
    const half = (width / count) * 0.36;
    const high = 0.08 + 0.12 * hash(seed, index);
    const tint = mix(color, [0.85, 0.6, 0.25], 0.25 + 0.5 * hash(seed, index, 2));
    return box([middle - half, -d + 0.08, top], [middle + half, d * 0.1, top + high], tint);
  }).flat();
  if (height < ROOFED) return { facets: [...counter, ...goods] };
  const posts = ([-w, w] as const).flatMap((x) =>
    ([-d, d] as const).flatMap((y) => {
      const high = y < 0 ? height * 0.84 : height;
      return box([x - 0.03, y - 0.03, 0], [x + 0.03, y + 0.03, high], brighten(wood, 0.75));
    }),
  );
  return { facets: [...counter, ...goods, ...posts, ...awning()] };

  function awning(): Facet[] {
    const stripes = Math.max(3, Math.round((width + 0.4) / STRIPE));
    const [low, out] = [height * 0.84, d + 0.35];
    return Array.from({ length: stripes }, (_, index) => {
      const edge = (at: number): number => -w - 0.2 + ((width + 0.4) * at) / stripes;
      const [x0, x1] = [edge(index), edge(index + 1)];
      const tint = index % 2 === 0 ? color : mix(color, WHITE, 0.72);
      const slope = [
        [x0, -out, low],
        [x1, -out, low],
        [x1, d + 0.1, height],
        [x0, d + 0.1, height],
      ] as const;
      const hem = [
        [x0, -out, low - 0.2],
        [x1, -out, low - 0.2],
        [x1, -out, low],
        [x0, -out, low],
      ] as const;
      const under = [slope[3], slope[2], slope[1], slope[0]] as const;
      const behind = [hem[1], hem[0], hem[3], hem[2]] as const;
      return [
        quad(stand, slope, tint),
        quad(stand, under, brighten(tint, 0.6)),
        quad(stand, hem, brighten(tint, 0.92)),
        quad(stand, behind, brighten(tint, 0.6)),
      ];
    }).flat();
  }
};
