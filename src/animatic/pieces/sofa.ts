import { LONG_ENOUGH, cushionTop } from '../../world/floor/bed.ts';
import { brighten } from '../color/color.ts';
import { boxFacets } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { PieceBuilder } from './piece.ts';

/** A sofa or an armchair: base, back, two arms and a cushion for each seat. */
export const buildSofa: PieceBuilder = ({ piece, stand, color }) => {
  const [width, depth] = piece.size;
  const [w, d] = [width / 2, depth / 2];
  const seat = cushionTop(piece.height);
  const arm = Math.min(0.2, width * 0.14);
  const box = (from: Vector, to: Vector, tint = color) => boxFacets(stand, { from, to }, tint);
  const seats = Math.max(1, Math.round((width - arm * 2) / 0.7));
  const each = (width - arm * 2) / seats;
  return {
    facets: [
      ...box([-w, -d, 0], [w, d, seat - 0.12], brighten(color, 0.8)),
      ...box([-w, d - 0.22, seat - 0.12], [w, d, piece.height]),
      ...box([-w, -d, seat - 0.12], [-w + arm, d - 0.22, seat + 0.18], brighten(color, 0.95)),
      ...box([w - arm, -d, seat - 0.12], [w, d - 0.22, seat + 0.18], brighten(color, 0.95)),
      ...Array.from({ length: seats }, (_, index) =>
        box(
          [-w + arm + each * index + 0.015, -d + 0.02, seat - 0.12],
          [-w + arm + each * (index + 1) - 0.015, d - 0.24, seat],
          brighten(color, 1.14),
        ),
      ).flat(),
    ],
    seat: { height: seat, hasBack: true, isBed: width > LONG_ENOUGH },
  };
};
