import type { FloorPoint } from '../../film/geometry.ts';
import type { Seat } from '../pieces/piece.ts';
import { within } from '../set/set.ts';
import type { BuiltSet, Prop } from '../set/set.ts';
import { place } from '../solids/solid.ts';
import type { Place } from './seat.ts';

/** The side of a bed where one sits down before one lies down, and stands before that. */
export interface Bedside {
  readonly edge: FloorPoint;
  readonly stand: FloorPoint;
  /** The way one looks who sits there. */
  readonly outward: number;
}

/** So far in from the edge one sits, and so far out one stands, metres. */
const PERCH = 0.14;
const OUT = 0.36;

/** The side of the bed that somebody lies on which is nearer to a point, and where there is room. */
export function bedsideOf(set: BuiltSet, lies: Place, other: FloorPoint): Bedside | undefined {
  const bed = set.props.find((prop) => prop.built.seat?.isBed === true && isOn(prop, lies.at));
  const seat = bed?.built.seat;
  if (bed === undefined || seat === undefined) return undefined;
  const from = within(bed, other);
  const sides = sidesOf(bed, seat, within(bed, lies.at)).toSorted(
    (one, next) => gap(one.local, from) - gap(next.local, from),
  );
  const all = sides.map(({ local: [x, y], away: [ax, ay], outward }): Bedside => {
    const at = (out: number): FloorPoint => {
      const [east, north] = place(bed.stand, [x + ax * out, y + ay * out, 0]);
      return [east, north];
    };
    return { edge: at(-PERCH), stand: at(OUT), outward: bed.stand.facing + outward };
  });
  return all.find(({ stand }) => isFree(set, bed, stand)) ?? all[0];
}

interface Side {
  readonly local: FloorPoint;
  readonly away: FloorPoint;
  readonly outward: number;
}

/** The long sides of a bed at where a body's middle is; of a sofa the front alone. */
function sidesOf({ half: [w, d] }: Prop, seat: Seat, [x, y]: FloorPoint): readonly Side[] {
  if (d >= w) {
    return [
      { local: [-w, y], away: [-1, 0], outward: 90 },
      { local: [w, y], away: [1, 0], outward: -90 },
    ];
  }
  const front: Side = { local: [x, -d], away: [0, -1], outward: 0 };
  return seat.hasBack ? [front] : [front, { local: [x, d], away: [0, 1], outward: 180 }];
}

const gap = ([x, y]: FloorPoint, [toX, toY]: FloorPoint): number => Math.hypot(x - toX, y - toY);

function isOn(prop: Prop, point: FloorPoint): boolean {
  const [x, y] = within(prop, point);
  return Math.abs(x) <= prop.half[0] && Math.abs(y) <= prop.half[1];
}

function isFree({ bounds, props }: BuiltSet, bed: Prop, point: FloorPoint): boolean {
  const [x, y] = point;
  const isIn =
    bounds === undefined ||
    (x > bounds.from[0] && y > bounds.from[1] && x < bounds.to[0] && y < bounds.to[1]);
  return isIn && !props.some((prop) => prop !== bed && prop.low < 1 && isOn(prop, point));
}
