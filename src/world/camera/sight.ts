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
  const { at, size, elevation, height } = piece;
  const inside = new Stretch();
  return (
    inside.clip(startX, endX, at[0] - size[0] / 2, at[0] + size[0] / 2) &&
    inside.clip(startY, endY, at[1] - size[1] / 2, at[1] + size[1] / 2) &&
    inside.clip(from[2], to[2], elevation, elevation + height)
  );
}

/** The part of a line that lies between pairs of planes, from 0 at its start to 1 at its end. */
class Stretch {
  enter = 0;
  leave = 1;

  /** Leaves what lies between two planes, and tells whether anything does. */
  clip(start: number, end: number, low: number, high: number): boolean {
    const way = end - start;
    if (Math.abs(way) < 1e-12) return start >= low && start <= high;
    const [near, far] = way > 0 ? [low, high] : [high, low];
    this.enter = Math.max(this.enter, (near - start) / way);
    this.leave = Math.min(this.leave, (far - start) / way);
    return this.enter <= this.leave;
  }
}
