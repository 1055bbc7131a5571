import { mattressTop } from '../../world/floor/bed.ts';
import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { boxFacets } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { PieceBuilder } from './piece.ts';

const LINEN: Color = [0.9, 0.87, 0.81];

/** A bed, its head at the back: frame, mattress, blanket and pillow. */
export const buildBed: PieceBuilder = ({ piece, stand, color, palette }) => {
  const [width, depth] = piece.size;
  const [w, d] = [width / 2, depth / 2];
  const top = mattressTop(piece.height);
  const box = (from: Vector, to: Vector, tint = color) => boxFacets(stand, { from, to }, tint);
  return {
    facets: [
      ...box([-w, -d, 0], [w, d, top * 0.5], brighten(palette.wood, 0.9)),
      ...box([-w, d - 0.08, 0], [w, d, Math.max(piece.height, top + 0.4)], palette.wood),
      ...box([-w + 0.03, -d + 0.03, top * 0.5], [w - 0.03, d - 0.08, top * 0.6], LINEN),
      ...box([-w + 0.03, d - depth * 0.35, top * 0.6], [w - 0.03, d - 0.08, top * 0.85], LINEN),
      ...box([-w, -d, top * 0.6], [w, d - depth * 0.35, top], color),
      ...box(
        [-w * 0.7, d - depth * 0.28, top * 0.85],
        [w * 0.7, d - 0.12, top * 1.15],
        brighten(LINEN, 1.06),
      ),
    ],
    seat: { height: top, hasBack: false, isBed: true, cover: brighten(color, 1.12) },
  };
};
