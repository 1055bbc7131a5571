import { chairTop } from '../../world/floor/seat-height.ts';
import { brighten } from '../color/color.ts';
import { boxFacets } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { PieceBuilder } from './piece.ts';

/** A chair; a stool has no back. */
export const buildChair: PieceBuilder = ({ piece, stand, color, words }) => {
  const [width, depth] = piece.size;
  const [w, d] = [width / 2, depth / 2];
  const stool = /stool/.test(words);
  const seat = stool ? piece.height : chairTop(piece.height);
  const leg = Math.min(0.05, width * 0.12);
  const box = (from: Vector, to: Vector, tint = color) => boxFacets(stand, { from, to }, tint);
  const legs = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].flatMap(([x = 0, y = 0]) =>
    box(
      [x * (w - leg) - leg / 2, y * (d - leg) - leg / 2, 0],
      [x * (w - leg) + leg / 2, y * (d - leg) + leg / 2, seat],
      brighten(color, 0.8),
    ),
  );
  const cushion = box([-w, -d, seat - 0.05], [w, d, seat], brighten(color, 1.1));
  const back = stool
    ? []
    : [
        ...box([-w, d - leg, seat], [-w + leg, d, piece.height]),
        ...box([w - leg, d - leg, seat], [w, d, piece.height]),
        ...box(
          [-w + leg, d - leg, piece.height - (piece.height - seat) * 0.55],
          [w - leg, d, piece.height],
          brighten(color, 1.05),
        ),
      ];
  return {
    facets: [...legs, ...cushion, ...back],
    seat: { height: seat, hasBack: !stool, isBed: false },
  };
};
