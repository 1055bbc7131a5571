import { brighten } from '../color/color.ts';
import { boxFacets } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { PieceBuilder } from './piece.ts';

/** A table on four legs; a desk has drawers on one side and a panel at its front. */
export const buildTable: PieceBuilder = ({ piece, stand, color, words }) => {
  const [width, depth] = piece.size;
  const { height } = piece;
  const [w, d] = [width / 2, depth / 2];
  const slab = Math.min(0.07, height * 0.12);
  const leg = Math.min(0.09, width * 0.08);
  const low = height - slab;
  const dark = brighten(color, 0.84);
  const box = (from: Vector, to: Vector, tint = dark) => boxFacets(stand, { from, to }, tint);
  const legs = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].flatMap(([x = 0, y = 0]) => {
    const [cx, cy] = [x * (w - leg), y * (d - leg)];
    return box([cx - leg / 2, cy - leg / 2, 0], [cx + leg / 2, cy + leg / 2, low]);
  });
  const apron = box([-w + leg, -d + leg * 0.8, low - 0.1], [w - leg, d - leg * 0.8, low]);
  const drawers = /desk|workbench/.test(words)
    ? [
        ...box(
          [w - width * 0.32, -d + 0.04, 0.06],
          [w - leg * 0.4, d - 0.04, low],
          brighten(color, 0.9),
        ),
        ...box(
          [-w + leg * 0.4, -d + 0.03, 0.2],
          [w - leg * 0.4, -d + 0.06, low],
          brighten(color, 0.94),
        ),
      ]
    : [];
  const top = boxFacets(stand, { from: [-w, -d, low], to: [w, d, height] }, brighten(color, 1.12));
  return { facets: [...legs, ...apron, ...drawers, ...top] };
};
