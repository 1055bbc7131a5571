import type { Facet } from '../solids/facets.ts';
import { add, cross, dot, headingVector, scale, subtract } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';
import type { Prop } from './set.ts';
import { afloatAt } from './waves.ts';
import type { Afloat, Waves } from './waves.ts';

/** A hull sinks so much of its height into the water, and rides on the waves with the rest. */
export const DRAUGHT = 0.14;

/** The faces of a boat that lies on the waves at `at`, its bow towards `facing`. */
export function floating(
  facets: readonly Facet[],
  at: Vector,
  facing: number,
  { up, pitch, roll }: Afloat,
): readonly Facet[] {
  const ahead = headingVector(facing);
  const aside: Vector = [ahead[1], -ahead[0], 0];
  const bow: Vector = [ahead[0] * Math.cos(pitch), ahead[1] * Math.cos(pitch), Math.sin(pitch)];
  const right = add(scale(aside, Math.cos(roll)), [0, 0, Math.sin(roll)]);
  const mast = cross(right, bow);
  const moved = (point: Vector): Vector => {
    const from = subtract(point, at);
    const [x, y] = [dot(from, aside), dot(from, ahead)];
    const held = add(add(scale(right, x), scale(bow, y)), scale(mast, from[2]));
    return add(add(at, [0, 0, up]), held);
  };
  const turned = (facet: Facet): Facet => ({
    ...facet,
    points: facet.points.map(moved),
    ...(facet.details === undefined ? {} : { details: facet.details.map(turned) }),
  });
  return facets.map(turned);
}

/** A boat of the floor plan as it lies on the waves. */
export function floatingProp(prop: Prop, waves: Waves | undefined, seconds: number): Prop {
  if (waves === undefined) return prop;
  const { stand, half, built, center, high, low } = prop;
  const [w, d] = half;
  const facing = w > d ? stand.facing + 90 : stand.facing;
  const [x, y, z] = stand.at;
  const lies = afloatAt(waves, [x, y], facing, Math.max(w, d) * 2, seconds);
  const sunk = { ...lies, up: lies.up - (high - low) * DRAUGHT };
  return {
    ...prop,
    built: { ...built, facets: floating(built.facets, [x, y, z], facing, sunk) },
    center: [center[0], center[1], center[2] + sunk.up],
  };
}
