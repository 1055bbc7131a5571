import { boatOver } from '../../world/floor/aboard.ts';
import type { Blocking } from '../../world/stage/staging.ts';
import { bowOf } from '../set/afloat.ts';
import { groundAt, within } from '../set/set.ts';
import type { BuiltSet, Prop } from '../set/set.ts';
import { place } from '../solids/solid.ts';
import { lerp, signedDegrees, smoothstep } from '../solids/vector.ts';
import type { Step } from './movement.ts';
import { SEATED } from './pose.ts';
import type { Pose } from './pose.ts';
import type { Place } from './seat.ts';
import type { Seating } from './seating.ts';

/** The boat that somebody is in on a frame: all through the shot, or at the end that is nearer. */
export function boatWith(
  { aboard, from, to }: Blocking,
  set: BuiltSet,
  [x, y]: Step['at'],
): Prop | undefined {
  const isEarly = Math.hypot(x - from[0], y - from[1]) < Math.hypot(x - to[0], y - to[1]);
  const name = boatOver(aboard) ?? (isEarly ? aboard?.from : aboard?.to)?.boat;
  const boat = set.props.find((prop) => prop.name === name);
  return boat !== undefined && (boatOver(aboard) !== undefined || isWithin(boat, [x, y]))
    ? boat
    : undefined;
}

/** Whether a point is over a boat: who still steps towards it is before its side. */
function isWithin(boat: Prop, point: Step['at']): boolean {
  const [x, y] = within(boat, point);
  return Math.abs(x) < boat.half[0] && Math.abs(y) < boat.half[1];
}

/**
 * Somebody who is in a boat all through the shot, so far of the way from how it finds them to how it
 * leaves them: they go wherever the boat goes, and turn as it turns, without a step of their own.
 */
export function stepAboard(
  { blocking, found, postures }: Seating,
  set: BuiltSet,
  amount: number,
): Step | undefined {
  const { from, to } = blocking.aboard ?? {};
  const boat = set.props.find(({ name }) => name === boatOver(blocking.aboard));
  if (from === undefined || to === undefined || boat === undefined) return undefined;
  const turned = smoothstep(0, 1, amount);
  const along = (berth: typeof to, posture: Pose): number =>
    posture === SEATED ? (berth.thwart?.ahead ?? berth.ahead) : berth.ahead;
  const aside = lerp(from.aside, to.aside, turned);
  const ahead = lerp(along(from, postures[0]), along(to, postures[1]), turned);
  const bow = bowOf(boat);
  const [east, north] = place({ at: boat.stand.at, facing: bow }, [-aside, -ahead, 0]);
  const after = blocking.facing - to.bow;
  const before = found === undefined ? after : found - from.bow;
  const facing = bow + before + signedDegrees(after - before) * turned;
  return { at: [east, north], facing, stride: 0, gone: 0, speed: 0 };
}

/**
 * How high somebody is at least who gets into a boat or out of it: they do not sink into the water
 * between a jetty and its boards.
 */
export function gangwayOf({ aboard, perch = [0, 0], from, to }: Blocking, set: BuiltSet): number {
  if (aboard === undefined) return 0;
  return Math.min(Math.max(groundAt(set, from), perch[0]), Math.max(groundAt(set, to), perch[1]));
}

/** What somebody in a boat sits or lies on: a thwart, or its boards. */
export function placeAboard(
  posture: Pose,
  { aboard }: Blocking,
  end: 'from' | 'to',
  place: Omit<Place, 'height'>,
): Place | undefined {
  const height = posture === SEATED ? aboard?.[end]?.thwart?.height : 0;
  return height === undefined ? undefined : { ...place, height };
}
