import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets, quad } from '../solids/solid.ts';
import type { PieceBuilder } from './piece.ts';

const RUBBER: Color = [0.13, 0.13, 0.14];

/** A belt on rollers, on legs. */
export const buildConveyor: PieceBuilder = ({ piece, stand, color }) => {
  const [width, depth] = piece.size;
  const [w, d] = [width / 2, depth / 2];
  const { height } = piece;
  const frame = Math.min(0.16, height * 0.3);
  const along = width >= depth;
  const legs = [-0.86, 0, 0.86].flatMap((share) => {
    const [x, y] = along ? [w * share, 0] : [0, d * share];
    const [half, across] = along ? [0.05, d * 0.86] : [w * 0.86, 0.05];
    return boxFacets(
      stand,
      { from: [x - half, y - across, 0], to: [x + half, y + across, height - frame] },
      brighten(color, 0.6),
    );
  });
  const [front, back, left, right, top] = boxFacets(
    stand,
    { from: [-w, -d, height - frame], to: [w, d, height] },
    color,
  );
  const strip = (from: number, to: number, tint: Color, edge = 0.9): Facet =>
    quad(
      stand,
      along
        ? [
            [w * from, -d * edge, height],
            [w * to, -d * edge, height],
            [w * to, d * edge, height],
            [w * from, d * edge, height],
          ]
        : [
            [-w * edge, d * from, height],
            [w * edge, d * from, height],
            [w * edge, d * to, height],
            [-w * edge, d * to, height],
          ],
      tint,
    );
  const seams = Array.from({ length: 9 }, (_, index) => {
    const at = -0.9 + index * 0.22;
    return strip(at, at + 0.012, brighten(RUBBER, 1.7));
  });
  return {
    facets: [
      ...legs,
      front,
      back,
      left,
      right,
      { ...top, details: [strip(-0.99, 0.99, RUBBER), ...seams] },
    ],
  };
};
