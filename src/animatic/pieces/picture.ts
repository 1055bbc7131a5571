import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { hash } from '../noise.ts';
import { boxFacets, quad } from '../solids/solid.ts';
import type { PieceBuilder } from './piece.ts';

/** A picture or a mirror in its frame, on a wall. */
export const buildPicture: PieceBuilder = ({ piece, stand, color, words, seed, palette, sky }) => {
  const [width, depth] = piece.size;
  const along = width >= depth;
  const [wide, deep] = along ? [width, depth] : [depth, width];
  const turned = { at: stand.at, facing: along ? stand.facing : stand.facing + 90 };
  const { height } = piece;
  const mirror = /mirror/.test(words);
  const [front, ...others] = boxFacets(
    turned,
    { from: [-wide / 2, -deep / 2, 0], to: [wide / 2, deep / 2, height] },
    brighten(palette.wood, 0.9),
  );
  const face = -deep / 2 - 0.004;
  const area = (x0: number, x1: number, z0: number, z1: number, tint: Color, glow = 0): Facet =>
    quad(
      turned,
      [
        [(wide / 2) * x0, face, height * z0],
        [(wide / 2) * x1, face, height * z0],
        [(wide / 2) * x1, face, height * z1],
        [(wide / 2) * x0, face, height * z1],
      ],
      tint,
      { glow },
    );
  const air = mix(sky.horizon, [0.8, 0.82, 0.85], 0.5);
  const shown: Facet[] = mirror
    ? [
        area(-0.86, 0.86, 0.08, 0.92, mix(air, palette.wall, 0.5), 0.35),
        area(-0.5, -0.2, 0.2, 0.86, mix(air, [1, 1, 1], 0.4), 0.35),
      ]
    : [
        area(-0.86, 0.86, 0.08, 0.92, mix(color, [0.86, 0.82, 0.72], 0.55)),
        area(-0.86, 0.86, 0.08, 0.3 + 0.2 * hash(seed, 1), mix(color, [0.3, 0.36, 0.28], 0.5)),
        area(
          -0.3 + 0.4 * hash(seed, 2),
          0.2 + 0.4 * hash(seed, 3),
          0.24,
          0.62,
          brighten(color, 0.7),
        ),
      ];
  return { facets: [{ ...front, details: shown }, ...others], shadowless: true };
};
