/** The floor plan's measures: metres, y towards north; headings in degrees clockwise from north. */

/** A point on the floor plan, `[east, north]`, in metres. */
export type FloorPoint = readonly [x: number, y: number];

/** Degrees clockwise from north, 0 ≤ heading < 360. */
export type Heading = number;

export const COMPASS: Readonly<Record<string, Heading>> = {
  north: 0,
  northeast: 45,
  east: 90,
  southeast: 135,
  south: 180,
  southwest: 225,
  west: 270,
  northwest: 315,
};
