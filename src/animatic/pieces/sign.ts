import { brighten, mix, WHITE } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { hash } from '../noise.ts';
import { boxFacets, place, quad } from '../solids/solid.ts';
import type { PieceBuilder } from './piece.ts';

/** A lit sign: bars like letters in tubes of light on all four sides, on a dark box. */
export const buildSign: PieceBuilder = ({ piece, stand, color, seed, state }) => {
  const [width, depth] = piece.size;
  const burning = state.lit ?? 1;
  const { height } = piece;
  const tube = mix(brighten(color, 0.4), mix(color, WHITE, 0.25), burning);
  const letters = (turn: number, wide: number, deep: number): Facet[] => {
    const side = { at: stand.at, facing: stand.facing + turn };
    const upright = height > wide;
    const count = Math.max(2, Math.round((upright ? height : wide) / Math.min(wide, height, 0.9)));
    const face = -deep / 2 - 0.006;
    return Array.from({ length: count }, (_, index) => {
      const [from, to] = [(index + 0.18) / count, (index + 0.82) / count];
      const [x0, x1, z0, z1] = upright
        ? [-wide * 0.3, wide * 0.3, height * from, height * to]
        : [-wide / 2 + wide * from, -wide / 2 + wide * to, height * 0.2, height * 0.8];
      const bar = Math.min(x1 - x0, z1 - z0) * 0.16;
      const strokes: readonly (readonly [number, number, number, number])[] = [
        [x0, x1, z1 - bar, z1],
        [x0, x0 + bar, z0, z1],
        [x0, x1, z0, z0 + bar],
        [x1 - bar, x1, z0, z1],
        [x0, x1, (z0 + z1) / 2 - bar / 2, (z0 + z1) / 2 + bar / 2],
      ];
      return strokes
        .filter((_stroke, stroke) => hash(seed, index, stroke) > 0.28)
        .map(([a, b, c, d]) =>
          quad(
            side,
            [
              [a, face, c],
              [b, face, c],
              [b, face, d],
              [a, face, d],
            ],
            tube,
            { glow: burning },
          ),
        );
    }).flat();
  };
  const [front, back, left, right, top, bottom] = boxFacets(
    stand,
    { from: [-width / 2, -depth / 2, 0], to: [width / 2, depth / 2, height] },
    brighten(color, 0.22),
    { glow: 0.35 * burning },
  );
  return {
    facets: [
      { ...front, details: letters(0, width, depth) },
      { ...back, details: letters(180, width, depth) },
      { ...left, details: letters(90, depth, width) },
      { ...right, details: letters(270, depth, width) },
      top,
      bottom,
    ],
    glows:
      burning < 0.02
        ? []
        : [
            {
              at: place(stand, [0, 0, height / 2]),
              color,
              intensity: 0.9 * burning,
              reach: 3.2,
            },
          ],
    shadowless: true,
  };
};
