import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { place, quad } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { PieceBuilder } from './piece.ts';

/** A tent with its ridge from front to back; the way in is dark. */
export const buildTent: PieceBuilder = ({ piece, stand, color }) => {
  const [width, depth] = piece.size;
  const [w, d, h] = [width / 2, depth / 2, piece.height];
  const end = (corners: readonly Vector[], tint: Color, details: Facet[] = []): Facet => ({
    points: corners.map((corner) => place(stand, corner)),
    color: tint,
    details,
  });
  const flap = end(
    [
      [-w * 0.34, -d - 0.004, 0.02],
      [w * 0.34, -d - 0.004, 0.02],
      [0, -d - 0.004, h * 0.74],
    ],
    brighten(color, 0.28),
  );
  // Canvas between poles: each side has a fold half-way up.
  const side = (x: number): Facet[] => {
    const [low, fold, ridge] = [w * x, w * 0.62 * x, 0];
    const rows = [
      [low, 0, fold, h * 0.55],
      [fold, h * 0.55, ridge, h],
    ] as const;
    return rows.map(([x0, z0, x1, z1], index) => {
      const corners: [Vector, Vector, Vector, Vector] =
        x > 0
          ? [
              [x0, -d, z0],
              [x0, d, z0],
              [x1, d, z1],
              [x1, -d, z1],
            ]
          : [
              [x0, d, z0],
              [x0, -d, z0],
              [x1, -d, z1],
              [x1, d, z1],
            ];
      return quad(stand, corners, brighten(color, index === 0 ? 0.94 : 1.08));
    });
  };
  const gable = (y: number): Vector[] => [
    [-w, y, 0],
    [w, y, 0],
    [w * 0.62, y, h * 0.55],
    [0, y, h],
    [-w * 0.62, y, h * 0.55],
  ];
  return {
    facets: [
      ...side(1),
      ...side(-1),
      end(gable(-d), color, [flap]),
      end(gable(d).toReversed(), brighten(color, 0.9)),
    ],
  };
};
