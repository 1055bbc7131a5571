import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets, place, quad } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { BuiltPiece, PieceBuilder, PieceOrder } from './piece.ts';

/** A raised floor: planks on top, an edge all around; a round one has rings. */
export const buildStage: PieceBuilder = (order) => {
  if (/\bround\b|circular/.test(order.words)) return buildRound(order);
  const { piece, stand, color } = order;
  const [width, depth] = piece.size;
  const [w, d] = [width / 2, depth / 2];
  const [front, back, left, right, top] = boxFacets(
    stand,
    { from: [-w, -d, 0], to: [w, d, piece.height] },
    color,
  );
  const along = width >= depth;
  // A small plinth is one slab.
  const long = along ? width : depth;
  const count = long < 1.6 ? 1 : Math.min(24, Math.max(2, Math.round(long / 0.6)));
  const half = Math.min(0.012, Math.max(width, depth) * 0.0012);
  const seams: Facet[] = Array.from({ length: count - 1 }, (_, index) => {
    const at = (along ? -w : -d) + ((index + 1) * (along ? width : depth)) / count;
    const z = piece.height + 0.002;
    const tint = brighten(color, 0.72);
    return along
      ? quad(
          stand,
          [
            [at - half, -d, z],
            [at + half, -d, z],
            [at + half, d, z],
            [at - half, d, z],
          ],
          tint,
        )
      : quad(
          stand,
          [
            [-w, at - half, z],
            [w, at - half, z],
            [w, at + half, z],
            [-w, at + half, z],
          ],
          tint,
        );
  });
  return {
    facets: [front, back, left, right, { ...top, color: brighten(color, 1.1), details: seams }],
    shadowless: true,
    walkable: true,
    flat: piece.height < 0.3,
  };
};

/** Corners of a round stage. */
const SIDES = 28;

function buildRound({ piece, stand, color }: PieceOrder): BuiltPiece {
  const [w, d] = [piece.size[0] / 2, piece.size[1] / 2];
  const corner = (index: number, share: number, z: number): Vector => {
    const angle = (index / SIDES) * Math.PI * 2;
    return place(stand, [Math.cos(angle) * w * share, Math.sin(angle) * d * share, z]);
  };
  const disc = (share: number, up: number, tint: Color, details: Facet[] = []): Facet => ({
    points: Array.from({ length: SIDES }, (_, index) => corner(index, share, piece.height + up)),
    color: tint,
    details,
  });
  const edge = Array.from({ length: SIDES }, (_, index): Facet => ({
    points: [
      corner(index, 1, 0),
      corner(index + 1, 1, 0),
      corner(index + 1, 1, piece.height),
      corner(index, 1, piece.height),
    ],
    color,
  }));
  return {
    facets: [
      ...(piece.height < 0.08 ? [] : edge),
      disc(1, 0, brighten(color, 1.1), [
        disc(0.94, 0.001, brighten(color, 0.8), [disc(0.91, 0.002, brighten(color, 1.15))]),
      ]),
    ],
    shadowless: true,
    walkable: true,
    flat: piece.height < 0.3,
  };
}
