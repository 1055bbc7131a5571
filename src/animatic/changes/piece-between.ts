import type { Piece } from '../../film/environment.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import type { PieceMoment } from '../pieces/build-piece.ts';
import { blendStates } from '../pieces/piece-state.ts';
import { lerp, radians, signedDegrees } from '../solids/vector.ts';

/** Below this turn, in degrees, a piece that moves is slid and not swung. */
const SWUNG = 20;

/** A hinge farther away than this, in widths of the piece, would be no hinge of its own. */
const ARM = 1.5;

/** A piece so far of the way from one moment to another; what is said of it is of the nearer end. */
export function pieceBetween(before: PieceMoment, after: PieceMoment, amount: number): PieceMoment {
  if (amount <= 0) return before;
  if (amount >= 1) return after;
  const [from, to] = [before.piece, after.piece];
  const turn = signedDegrees(to.facing - from.facing);
  const nearer = amount < 0.5 ? before : after;
  return {
    ...nearer,
    piece: {
      ...nearer.piece,
      at: placeBetween(from, to, turn, amount),
      facing: from.facing + turn * amount,
    },
    state: blendStates(before.state, after.state, amount),
    loose: before.loose || after.loose,
  };
}

/**
 * Where the middle is on the way. Whatever is moved and turned on the floor goes round one point
 * that stays where it is: near by, that is its hinge, and it swings there as a door does.
 */
function placeBetween(from: Piece, to: Piece, turn: number, amount: number): FloorPoint {
  const [x, y] = [to.at[0] - from.at[0], to.at[1] - from.at[1]];
  const slid: FloorPoint = [from.at[0] + x * amount, from.at[1] + y * amount];
  const half = radians(turn) / 2;
  if (Math.abs(turn) < SWUNG) return slid;
  // Headings turn clockwise, so the hinge lies to the right of the way for a positive turn.
  const out = 1 / (2 * Math.tan(half));
  const hinge: FloorPoint = [from.at[0] + x / 2 + y * out, from.at[1] + y / 2 - x * out];
  const arm: FloorPoint = [from.at[0] - hinge[0], from.at[1] - hinge[1]];
  if (Math.hypot(...arm) > ARM * Math.max(...from.size)) return slid;
  const angle = lerp(0, radians(turn), amount);
  return [
    hinge[0] + arm[0] * Math.cos(angle) + arm[1] * Math.sin(angle),
    hinge[1] - arm[0] * Math.sin(angle) + arm[1] * Math.cos(angle),
  ];
}
