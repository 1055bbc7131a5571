import { brighten } from '../color.ts';
import type { Facet } from '../facets.ts';
import { boxFacets, quad } from '../solid.ts';
import type { PieceBuilder } from './piece.ts';

/** A raised floor: planks on top, an edge all around. */
export const buildStage: PieceBuilder = ({ piece, stand, color }) => {
  const [width, depth] = piece.size;
  const [w, d] = [width / 2, depth / 2];
  const [front, back, left, right, top] = boxFacets(
    stand,
    { from: [-w, -d, 0], to: [w, d, piece.height] },
    color,
  );
  const along = width >= depth;
  const count = Math.min(24, Math.max(2, Math.round((along ? width : depth) / 0.6)));
  const seams: Facet[] = Array.from({ length: count - 1 }, (_, index) => {
    const at = (along ? -w : -d) + ((index + 1) * (along ? width : depth)) / count;
    const z = piece.height + 0.002;
    const tint = brighten(color, 0.72);
    return along
      ? quad(
          stand,
          [
            [at - 0.012, -d, z],
            [at + 0.012, -d, z],
            [at + 0.012, d, z],
            [at - 0.012, d, z],
          ],
          tint,
        )
      : quad(
          stand,
          [
            [-w, at - 0.012, z],
            [w, at - 0.012, z],
            [w, at + 0.012, z],
            [-w, at + 0.012, z],
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
