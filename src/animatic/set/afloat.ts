import type { Facet } from '../solids/facets.ts';
import { add, cross, dot, headingVector, scale, subtract } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';
import type { Prop } from './set.ts';
import { afloatAt } from './waves.ts';
import type { Afloat, Waves } from './waves.ts';

/** A hull sinks so much of its height into the water, and rides on the waves with the rest. */
export const DRAUGHT = 0.14;

/** Where a point of a boat is that lies on the waves at `at`, its bow towards `facing`. */
function onWaves(
  at: Vector,
  facing: number,
  { up, pitch, roll }: Afloat,
): (point: Vector) => Vector {
  const ahead = headingVector(facing);
  const aside: Vector = [ahead[1], -ahead[0], 0];
  const bow: Vector = [ahead[0] * Math.cos(pitch), ahead[1] * Math.cos(pitch), Math.sin(pitch)];
  const right = add(scale(aside, Math.cos(roll)), [0, 0, Math.sin(roll)]);
  const mast = cross(right, bow);
  return (point) => {
    const from = subtract(point, at);
    const [x, y] = [dot(from, aside), dot(from, ahead)];
    const held = add(add(scale(right, x), scale(bow, y)), scale(mast, from[2]));
    return add(add(at, [0, 0, up]), held);
  };
}

/** The faces of a boat that lies on the waves at `at`, its bow towards `facing`. */
export function floating(
  facets: readonly Facet[],
  at: Vector,
  facing: number,
  afloat: Afloat,
): readonly Facet[] {
  const moved = onWaves(at, facing, afloat);
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
  const { stand, built, center } = prop;
  const sunk = afloatOf(prop, waves, seconds);
  const lies = (facets: readonly Facet[]) => floating(facets, stand.at, bowOf(prop), sunk);
  return {
    ...prop,
    built: {
      ...built,
      facets: lies(built.facets),
      ...(built.sides === undefined ? {} : { sides: lies(built.sides) }),
      ...(built.cabin === undefined ? {} : { cabin: lies(built.cabin) }),
    },
    center: [center[0], center[1], center[2] + sunk.up],
  };
}

/** Where a point in a boat of the floor plan is while that lies on the waves. */
export function floatingPoint(
  prop: Prop,
  waves: Waves | undefined,
  seconds: number,
  point: Vector,
): Vector {
  if (waves === undefined || prop.built.floats !== true) return point;
  return onWaves(prop.stand.at, bowOf(prop), afloatOf(prop, waves, seconds))(point);
}

/** The way the bow of a boat points: its front, along its longer side. */
export function bowOf({ stand, half: [w, d] }: Prop): number {
  return w > d ? stand.facing + 90 : stand.facing;
}

function afloatOf(prop: Prop, waves: Waves, seconds: number): Afloat {
  const { stand, half, high, low } = prop;
  const [x, y] = stand.at;
  const lies = afloatAt(waves, [x, y], bowOf(prop), Math.max(...half) * 2, seconds);
  return { ...lies, up: lies.up - (high - low) * DRAUGHT };
}
