import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { hash } from '../noise.ts';
import { boxFacets, place, quad } from '../solids/solid.ts';
import type { PieceBuilder } from './piece.ts';

const CASE: Color = [0.12, 0.13, 0.15];
const LIGHT: Color = [0.45, 0.8, 0.95];

/** A lit screen with a picture of lines on it; a console has it above a desk of keys. */
export const buildScreen: PieceBuilder = ({ piece, stand, color, seed, words, state }) => {
  const [width, depth] = piece.size;
  const { height } = piece;
  const w = width / 2;
  const on = state.lit ?? 1;
  const glass = mix(LIGHT, color, 0.4);
  const low = /console/.test(words) ? height * 0.55 : height * 0.08;
  const face = -depth / 2 - 0.004;
  const flat = (x0: number, x1: number, z0: number, z1: number, tint: Color): Facet =>
    quad(
      stand,
      [
        [x0, face, z0],
        [x1, face, z0],
        [x1, face, z1],
        [x0, face, z1],
      ],
      tint,
      { glow: on },
    );
  // A screen that is off is black glass in which the room shows faintly.
  const picture = mix([0.05, 0.055, 0.065], brighten(glass, 0.62), on);
  const lines = Array.from({ length: 7 }, (_, row) => {
    const z = low + (height * 0.94 - low) * (0.14 + row * 0.115);
    return flat(
      -w * 0.8,
      -w * 0.8 + width * 0.8 * (0.25 + 0.7 * hash(seed, row)),
      z,
      z + height * 0.022,
      brighten(glass, 1.25),
    );
  });
  const [front, ...others] = boxFacets(
    stand,
    { from: [-w, -depth / 2, 0], to: [w, depth / 2, height] },
    CASE,
  );
  return {
    facets: [
      {
        ...front,
        details: [
          flat(-w * 0.93, w * 0.93, low, height * 0.94, picture),
          ...(on > 0.3 ? lines : []),
        ],
      },
      ...others,
    ],
    glows:
      on < 0.02
        ? []
        : [
            {
              at: place(stand, [0, -depth / 2 - 0.15, (low + height) / 2]),
              color: glass,
              intensity: 0.4 * on,
              reach: 1.3,
            },
          ],
  };
};
