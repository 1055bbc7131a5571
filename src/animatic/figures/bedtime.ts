import type { FloorPoint } from '../../film/geometry.ts';
import { lerp, signedDegrees, smoothstep } from '../solids/vector.ts';
import { arrivalOf, stepAt } from './movement.ts';
import type { Step } from './movement.ts';
import type { Seating } from './seating.ts';

/** Somebody lies down, or gets up, in so many seconds, unless the shot is shorter. */
const LASTS = 2;

/** How much of that is sitting down on the edge; the rest is lying back. */
export const SAT = 0.4;

/** A stretch in seconds from the shot's start. */
interface Seconds {
  readonly from: number;
  readonly to: number;
}

/**
 * How somebody is who goes to bed, or gets up, so many seconds into the shot: they walk to the side of
 * the bed, sit down on its edge and lie back, or all of that backwards. Undefined for anyone else.
 */
export function bedtimeAt(
  { blocking, bedside, corners, found, from: seatBefore, postures }: Seating,
  seconds: number,
  walk: Seconds,
  turn: Seconds,
): Step | undefined {
  if (bedside === undefined) return undefined;
  const goesToBed = postures[1].lie > 0;
  const lasts = Math.min(LASTS, (walk.to - walk.from) * 0.6);
  const [bed, other] = goesToBed ? [blocking.to, blocking.from] : [blocking.from, blocking.to];
  const [lies, faces] = goesToBed
    ? [blocking.facing, found]
    : [found ?? blocking.facing, blocking.facing];
  // Who was on the bed already, standing nowhere else, stands beside it.
  const isThere = Math.hypot(other[0] - bed[0], other[1] - bed[1]) < 0.5;
  const beside = isThere ? bedside.stand : other;
  const rest: FloorPoint = seatBefore !== undefined && goesToBed ? seatBefore.at : beside;
  if (!goesToBed) {
    const start = Math.min(turn.from, walk.to - lasts);
    const along = Math.min(1, Math.max(0, (seconds - start) / lasts));
    if (along < 1) return onTheWay(bed, lies, bedside, 1 - along);
    const away = { character: blocking.character, from: bedside.stand, to: rest };
    const facing = faces ?? bedside.outward;
    return stepAt({ ...away, facing }, seconds - start - lasts, walk.to - start - lasts, {
      found: bedside.outward,
      corners,
    });
  }
  const way = { from: rest, to: bedside.stand };
  const stretch = walk.to - walk.from - lasts;
  const distance = seatBefore === undefined ? lengthOf([way.from, ...corners, way.to]) : 0;
  const arrives = walk.from + arrivalOf(distance, stretch);
  const start = Math.min(Math.max(turn.from, arrives), walk.to - lasts);
  const along = (seconds - start) / lasts;
  if (along > 0) {
    const least = seatBefore === undefined ? 0 : SAT;
    return onTheWay(bed, lies, bedside, Math.min(1, lerp(least, 1, along)));
  }
  const approach = { character: blocking.character, ...way, facing: bedside.outward };
  return seatBefore === undefined
    ? stepAt(approach, seconds - walk.from, stretch, { found, corners })
    : { ...onTheWay(bed, lies, bedside, SAT), bed: SAT };
}

/** From standing beside a bed (0) by sitting on its edge to lying on it (1). */
function onTheWay(
  bed: FloorPoint,
  lies: number,
  { stand, edge, outward }: NonNullable<Seating['bedside']>,
  along: number,
): Step {
  const isSitting = along < SAT;
  const share = isSitting
    ? smoothstep(0, 1, along / SAT)
    : smoothstep(0, 1, (along - SAT) / (1 - SAT));
  const [from, to] = isSitting ? [stand, edge] : [edge, bed];
  const at: FloorPoint = [lerp(from[0], to[0], share), lerp(from[1], to[1], share)];
  const facing = isSitting ? outward : outward + signedDegrees(lies - outward) * share;
  return { at, facing, stride: 0, gone: 0, speed: 0, bed: along };
}

function lengthOf(way: readonly FloorPoint[]): number {
  return way.slice(1).reduce((sum, [x, y], index) => {
    const [fromX, fromY] = way[index] ?? [x, y];
    return sum + Math.hypot(x - fromX, y - fromY);
  }, 0);
}
