import type { FloorPoint, Heading } from '../../film/geometry.ts';

/** Plane geometry on the floor: metres, headings in degrees clockwise from north. */

export const toRadians = (degrees: number): number => (degrees * Math.PI) / 180;
export const toDegrees = (radians: number): number => (radians * 180) / Math.PI;

/** The same direction as 0 ≤ heading < 360. */
export function normaliseHeading(degrees: number): Heading {
  const turned = degrees % 360;
  const positive = turned < 0 ? turned + 360 : turned;
  // A tiny negative angle plus 360 rounds to 360 itself; a negative zero is north too.
  return positive >= 360 || positive === 0 ? 0 : positive;
}

/** The turn from one heading to another the short way: −180 < turn ≤ 180, clockwise positive. */
export function turnBetween(from: Heading, to: Heading): number {
  const turn = normaliseHeading(to - from);
  return turn > 180 ? turn - 360 : turn;
}

/** The heading in which `to` lies as seen from `from`; north where they are the same point. */
export function headingTo(from: FloorPoint, to: FloorPoint): Heading {
  return normaliseHeading(toDegrees(Math.atan2(to[0] - from[0], to[1] - from[1])));
}

export function distanceBetween(from: FloorPoint, to: FloorPoint): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1]);
}

/** The point that lies so many metres from `from` in the direction of `heading`. */
export function pointAhead(from: FloorPoint, heading: Heading, metres: number): FloorPoint {
  const angle = toRadians(heading);
  return [from[0] + Math.sin(angle) * metres, from[1] + Math.cos(angle) * metres];
}

/** `point` turned clockwise around `centre`. */
export function turnAround(point: FloorPoint, centre: FloorPoint, degrees: number): FloorPoint {
  const angle = toRadians(degrees);
  const [east, north] = [point[0] - centre[0], point[1] - centre[1]];
  return [
    centre[0] + east * Math.cos(angle) + north * Math.sin(angle),
    centre[1] - east * Math.sin(angle) + north * Math.cos(angle),
  ];
}

export function pointBetween(from: FloorPoint, to: FloorPoint, part: number): FloorPoint {
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
}

/** The middle of at least one point. */
export function middleOf(points: readonly FloorPoint[]): FloorPoint {
  const sum = points.reduce<FloorPoint>(([x, y], point) => [x + point[0], y + point[1]], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}
