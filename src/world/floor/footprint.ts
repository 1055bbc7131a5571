import type { Layout, Piece } from '../../film/environment.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import { pointAhead, turnAround } from './plane.ts';

/** Room that a standing character needs around its middle, in metres. */
export const ELBOW_ROOM = 0.4;

/** A rug or a painted line can be stood on. */
export const STEP_HEIGHT = 0.15;

/** Above this a piece hangs over people's heads: a lamp, a beam. */
const HEAD_HEIGHT = 2;

/** Whether a floor point lies on a piece's footprint, grown by `margin` metres on every side. */
export function coversPoint(piece: Piece, point: FloorPoint, margin = 0): boolean {
  const [x, y] = turnAround(point, piece.at, -piece.facing);
  return (
    Math.abs(x - piece.at[0]) <= piece.size[0] / 2 + margin &&
    Math.abs(y - piece.at[1]) <= piece.size[1] / 2 + margin
  );
}

/** Whether the point is at least `margin` metres inside the floor plan. */
export function isInside(layout: Layout, point: FloorPoint, margin = 0): boolean {
  return (
    point[0] >= margin &&
    point[1] >= margin &&
    point[0] <= layout.size[0] - margin &&
    point[1] <= layout.size[1] - margin
  );
}

/** Whether a character can stand there: inside, and not in a piece. */
export function canStand(layout: Layout | undefined, point: FloorPoint): boolean {
  if (layout === undefined) return true;
  if (!isInside(layout, point)) return false;
  return Object.values(layout.pieces).every(
    (piece) =>
      piece.elevation + piece.height <= STEP_HEIGHT ||
      piece.elevation >= HEAD_HEIGHT ||
      !coversPoint(piece, point, 0.05),
  );
}

/**
 * Where one stands to be at a piece: before its front, or else at its right, left or back, an
 * elbow's room away from it; the first of these where one can stand, and its front if none.
 */
export function besidePiece(piece: Piece, layout: Layout): FloorPoint {
  const sides = [0, 90, -90, 180].map((turn) => {
    const reach = (Math.abs(turn) === 90 ? piece.size[0] : piece.size[1]) / 2 + ELBOW_ROOM;
    return pointAhead(piece.at, piece.facing + turn, reach);
  });
  return sides.find((point) => canStand(layout, point)) ?? sides[0] ?? piece.at;
}

/** How far it is from a point inside the plan to its edge in a direction, in metres. */
export function distanceToEdge(layout: Layout, from: FloorPoint, heading: number): number {
  const [east, north] = pointAhead([0, 0], heading, 1);
  const along = (position: number, step: number, size: number): number =>
    Math.abs(step) < 1e-12 ? Infinity : ((step > 0 ? size : 0) - position) / step;
  return Math.min(along(from[0], east, layout.size[0]), along(from[1], north, layout.size[1]));
}
