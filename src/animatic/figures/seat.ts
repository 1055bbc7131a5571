import type { FloorPoint } from '../../film/geometry.ts';
import { alongBed } from '../../world/floor/bed.ts';
import { within } from '../set/set.ts';
import type { Color } from '../color/color.ts';
import type { Prop } from '../set/set.ts';
import type { Seat } from '../pieces/piece.ts';
import { place } from '../solids/solid.ts';
import { clamp, signedDegrees } from '../solids/vector.ts';

/** Where somebody sits or lies, on what. */
export interface Place {
  readonly at: FloorPoint;
  readonly facing: number;
  /** How far what they sit on is above the floor; what they lie on, for who lies. */
  readonly height: number;
  /** The colour of what who sleeps there is covered with. */
  readonly cover?: Color;
}

/** A seat is meant by who is no farther from it than this, metres. */
const REACH = 0.6;

/** Who sits on a bench sits so far in from its edge, metres: the camera was set for where they were put. */
const PERCH = 0.1;

/** One turns so far aside on a seat, degrees; the rest is done by the shoulders. */
const ASIDE = 55;

/** The seat that somebody at a point sits on: the nearest one within reach; undefined where there is none. */
export function seatAt(
  props: readonly Prop[],
  point: FloorPoint,
  facing: number,
  /** The length of who lies down on it; undefined for who sits. */
  lies?: number,
): Place | undefined {
  const near = props
    .flatMap((prop) => {
      const { seat } = prop.built;
      if (seat === undefined || prop.low > 0.6 || (lies !== undefined && !seat.isBed)) return [];
      const at = within(prop, point);
      const out = Math.hypot(
        Math.max(0, Math.abs(at[0]) - prop.half[0]),
        Math.max(0, Math.abs(at[1]) - prop.half[1]),
      );
      return out > (lies !== undefined ? REACH * 1.6 : REACH) ? [] : [{ prop, seat, at, out }];
    })
    .sort((a, b) => a.out - b.out)[0];
  if (near === undefined) return undefined;
  return lies === undefined
    ? sittingOn(near.prop, near.seat, near.at, facing)
    : lyingOn(near.prop, near.seat, lies);
}

function lyingOn({ stand, half: [w, d], low }: Prop, seat: Seat, length: number): Place {
  const bed = {
    at: [stand.at[0], stand.at[1]],
    size: [w * 2, d * 2],
    facing: stand.facing,
  } as const;
  const { point, facing } = alongBed(bed, length);
  const { cover } = seat;
  return {
    at: point,
    facing,
    height: low + seat.height,
    ...(cover === undefined ? {} : { cover }),
  };
}

function sittingOn(
  { stand, half, low }: Prop,
  seat: Seat,
  [x, y]: FloorPoint,
  facing: number,
): Place {
  const height = low + seat.height;
  const [w, d] = half;
  if (seat.hasBack) {
    const [px, py] = place(stand, [clamp(x, -w + 0.25, w - 0.25), -d * 0.1, 0]);
    return { at: [px, py], facing: turnedBy(stand.facing, facing), height };
  }
  // On a bench one sits on the side from which one came.
  const gaps = [
    { gap: Math.abs(y + d), outward: 0 },
    { gap: Math.abs(y - d), outward: 180 },
    { gap: Math.abs(x + w), outward: 90 },
    { gap: Math.abs(x - w), outward: -90 },
  ];
  const edge = gaps.reduce((best, each) => (each.gap < best.gap ? each : best));
  const inside = (value: number, edgeAt: number): number =>
    clamp(value, PERCH - edgeAt, edgeAt - PERCH);
  const [px, py] = place(stand, [inside(x, w), inside(y, d), 0]);
  return { at: [px, py], facing: turnedBy(stand.facing + edge.outward, facing), height };
}

/** The way that a seat looks, turned towards the way that is asked for as far as one sits aside. */
function turnedBy(seat: number, asked: number): number {
  return seat + clamp(signedDegrees(asked - seat), -ASIDE, ASIDE);
}
