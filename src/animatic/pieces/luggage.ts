import { brighten } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets, quad } from '../solids/solid.ts';
import type { PieceBuilder } from './piece.ts';

/** A suitcase or a trunk: two straps, a handle on top. */
export const buildLuggage: PieceBuilder = ({ piece, stand, color }) => {
  const [width, depth] = piece.size;
  const [w, d] = [width / 2, depth / 2];
  const handle = Math.min(0.07, piece.height * 0.18);
  const high = piece.height - handle;
  const [front, back, left, right, top, bottom] = boxFacets(
    stand,
    { from: [-w, -d, 0], to: [w, d, high] },
    color,
  );
  const strap = (x: number, y: number): Facet => {
    const half = width * 0.04;
    const sign = y < 0 ? 1 : -1;
    return quad(
      stand,
      [
        [x - half * sign, y, 0],
        [x + half * sign, y, 0],
        [x + half * sign, y, high],
        [x - half * sign, y, high],
      ],
      brighten(color, 0.6),
    );
  };
  const straps = (y: number): Facet[] => [strap(-w * 0.5, y), strap(w * 0.5, y)];
  const grip = brighten(color, 0.45);
  return {
    facets: [
      { ...front, details: straps(-d - 0.004) },
      { ...back, details: straps(d + 0.004) },
      left,
      right,
      top,
      bottom,
      ...boxFacets(
        stand,
        { from: [-w * 0.24, -0.015, high], to: [-w * 0.18, 0.015, high + handle] },
        grip,
      ),
      ...boxFacets(
        stand,
        { from: [w * 0.18, -0.015, high], to: [w * 0.24, 0.015, high + handle] },
        grip,
      ),
      ...boxFacets(
        stand,
        { from: [-w * 0.24, -0.015, high + handle * 0.7], to: [w * 0.24, 0.015, high + handle] },
        grip,
      ),
    ],
  };
};
