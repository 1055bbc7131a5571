import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets, place } from '../solids/solid.ts';
import type { PieceBuilder } from './piece.ts';

const CONE: Color = [0.16, 0.16, 0.17];

/** A loudspeaker: a cabinet with a woofer, a smaller cone above it, and a tweeter. */
export const buildSpeaker: PieceBuilder = ({ piece, stand, color }) => {
  const [w, d] = [piece.size[0] / 2, piece.size[1] / 2];
  const { height } = piece;
  const face = -d - 0.004;
  const disc = (z: number, radius: number, out: number, tint: Color, details: Facet[]): Facet => ({
    points: Array.from({ length: 18 }, (_, index) => {
      const angle = (index / 18) * Math.PI * 2;
      return place(stand, [Math.cos(angle) * radius, face - out, z + Math.sin(angle) * radius]);
    }),
    color: tint,
    details,
  });
  const cone = (z: number, radius: number): Facet =>
    disc(z, radius, 0, brighten(color, 1.6), [
      disc(z, radius * 0.86, 0.001, CONE, [disc(z, radius * 0.32, 0.002, brighten(CONE, 1.9), [])]),
    ]);
  const wide = Math.min(w * 0.78, height * 0.2);
  const [front, ...others] = boxFacets(stand, { from: [-w, -d, 0], to: [w, d, height] }, color);
  return {
    facets: [
      {
        ...front,
        details: [
          cone(height * 0.28, wide),
          cone(height * 0.64, wide * 0.72),
          cone(height * 0.88, wide * 0.28),
        ],
      },
      ...others,
    ],
  };
};
