import type { Piece } from '../../film/environment.ts';
import { turnAround } from '../floor/plane.ts';

/** A point in space: east, north, up in metres. */
export type SpacePoint = readonly [x: number, y: number, z: number];

/**
 * Whether the straight line between two points passes through a piece's box. A line that starts or
 * ends in the box passes through it. (The slab method of Kay and Kajiya, SIGGRAPH 1986.)
 */
export function crossesPiece(piece: Piece, from: SpacePoint, to: SpacePoint): boolean {
  const [startX, startY] = turnAround([from[0], from[1]], piece.at, -piece.facing);
  const [endX, endY] = turnAround([to[0], to[1]], piece.at, -piece.facing);
  const slabs = [
    [startX, endX, piece.at[0] - piece.size[0] / 2, piece.at[0] + piece.size[0] / 2],
    [startY, endY, piece.at[1] - piece.size[1] / 2, piece.at[1] + piece.size[1] / 2],
    [from[2], to[2], piece.elevation, piece.elevation + piece.height],
  ] as const;
  let [enter, leave] = [0, 1];
  for (const [start, end, low, high] of slabs) {
    const way = end - start;
    if (Math.abs(way) < 1e-12) {
      if (start < low || start > high) return false;
      continue;
    }
    const [near, far] = way > 0 ? [low, high] : [high, low];
    enter = Math.max(enter, (near - start) / way);
    leave = Math.min(leave, (far - start) / way);
    if (enter > leave) return false;
  }
  return true;
}
