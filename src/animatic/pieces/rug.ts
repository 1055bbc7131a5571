import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { quad } from '../solids/solid.ts';
import type { PieceBuilder } from './piece.ts';

/** A rug on the floor, with a border. */
export const buildRug: PieceBuilder = ({ piece, stand, color, palette }) => {
  const flat = (share: number, up: number, tint: Color, details: readonly Facet[] = []): Facet => {
    const w = (piece.size[0] / 2) * share;
    const d = piece.size[1] / 2 - (piece.size[0] / 2) * (1 - share);
    return quad(
      stand,
      [
        [-w, -d, up],
        [w, -d, up],
        [w, d, up],
        [-w, d, up],
      ],
      tint,
      { details },
    );
  };
  return {
    facets: [
      flat(1, 0.012, color, [
        flat(0.9, 0.013, mix(color, palette.accent, 0.5)),
        flat(0.84, 0.014, brighten(color, 0.88)),
      ]),
    ],
    shadowless: true,
    walkable: true,
    flat: true,
  };
};
