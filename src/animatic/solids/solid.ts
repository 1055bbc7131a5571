import type { Color } from '../color/color.ts';
import type { Facet } from './facets.ts';
import { radians } from './vector.ts';
import type { Vector } from './vector.ts';

/** Where a solid stands and which way it is turned: its own x to its right, y to its back. */
export interface Stand {
  readonly at: Vector;
  /** The compass heading of its front. */
  readonly facing: number;
}

/** A box in its own measures: `from` the lower left front corner `to` the upper right back one. */
export interface Box {
  readonly from: Vector;
  readonly to: Vector;
}

/** A point of the solid's own space in the world. */
export function place(stand: Stand, [x, y, z]: Vector): Vector {
  // The front looks along `facing`, so the solid's own back (+y) lies against it.
  const turn = radians(stand.facing + 180);
  return [
    stand.at[0] + x * Math.cos(turn) + y * Math.sin(turn),
    stand.at[1] - x * Math.sin(turn) + y * Math.cos(turn),
    stand.at[2] + z,
  ];
}

/** One quad of a solid, corners counter-clockwise from outside. */
export function quad(
  stand: Stand,
  corners: readonly [Vector, Vector, Vector, Vector],
  color: Color,
  extra: Omit<Facet, 'points' | 'color'> = {},
): Facet {
  return { points: corners.map((corner) => place(stand, corner)), color, ...extra };
}

/** The faces of a box; the front first, then back, left, right, top and bottom. */
export function boxFacets(
  stand: Stand,
  { from: [x0, y0, z0], to: [x1, y1, z1] }: Box,
  color: Color,
  extra: Omit<Facet, 'points' | 'color'> = {},
): [front: Facet, back: Facet, left: Facet, right: Facet, top: Facet, bottom: Facet] {
  const corner = (x: number, y: number, z: number): Vector => [x, y, z];
  const make = (corners: [Vector, Vector, Vector, Vector], fade?: number): Facet =>
    quad(stand, corners, color, fade === undefined ? extra : { fade, ...extra });
  return [
    make([corner(x0, y0, z0), corner(x1, y0, z0), corner(x1, y0, z1), corner(x0, y0, z1)], 0.22),
    make([corner(x1, y1, z0), corner(x0, y1, z0), corner(x0, y1, z1), corner(x1, y1, z1)], 0.22),
    make([corner(x0, y1, z0), corner(x0, y0, z0), corner(x0, y0, z1), corner(x0, y1, z1)], 0.22),
    make([corner(x1, y0, z0), corner(x1, y1, z0), corner(x1, y1, z1), corner(x1, y0, z1)], 0.22),
    make([corner(x0, y0, z1), corner(x1, y0, z1), corner(x1, y1, z1), corner(x0, y1, z1)]),
    make([corner(x0, y1, z0), corner(x1, y1, z0), corner(x1, y0, z0), corner(x0, y0, z0)]),
  ];
}

/** An upright prism with `sides` faces, narrowing from one radius to another. */
export function prismFacets(
  stand: Stand,
  shape: { radius: number; top?: number; from: number; to: number; sides: number; at?: Vector },
  color: Color,
  extra: Omit<Facet, 'points' | 'color'> = {},
): Facet[] {
  const [x, y] = shape.at ?? [0, 0, 0];
  const corner = (index: number, radius: number, z: number): Vector => {
    const angle = (index / shape.sides) * 2 * Math.PI;
    return [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius, z];
  };
  const top = shape.top ?? shape.radius;
  const sides = Array.from({ length: shape.sides }, (_, index) =>
    quad(
      stand,
      [
        corner(index, shape.radius, shape.from),
        corner(index + 1, shape.radius, shape.from),
        corner(index + 1, top, shape.to),
        corner(index, top, shape.to),
      ],
      color,
      extra,
    ),
  );
  const lid: Facet = {
    points: Array.from({ length: shape.sides }, (_, index) =>
      place(stand, corner(index, top, shape.to)),
    ),
    color,
    ...extra,
  };
  return top < 0.01 ? sides : [...sides, lid];
}
