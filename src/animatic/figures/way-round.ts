import type { FloorPoint } from '../../film/geometry.ts';
import { within } from '../set/set.ts';
import type { BuiltSet, Prop } from '../set/set.ts';
import { place } from '../solids/solid.ts';

/** Room that somebody needs at a corner, metres; half a body, and a little air. */
const CLEAR = 0.32;

/** What is lower is stepped over, and what hangs higher is walked under, metres. */
const STEP_HEIGHT = 0.15;
const HEAD_HEIGHT = 1.9;

/** More than these are not looked at: somebody finds a way through a hall of chairs all the same. */
const MOST = 24;

/** A piece on the floor plan, grown by the room that a body needs. */
interface Obstacle {
  readonly prop: Prop;
  readonly half: readonly [number, number];
}

/**
 * The corners that somebody goes by on the way from one point to another, so that nobody walks through
 * a table; none where the way is free, or where there is none around. What one stands at or sits on is
 * no obstacle, and neither is a door or what hangs on a wall.
 */
export function wayRound(set: BuiltSet, from: FloorPoint, to: FloorPoint): readonly FloorPoint[] {
  const all = set.props.flatMap((prop): readonly Obstacle[] => {
    const { built, half, low, high } = prop;
    const isLow = high <= STEP_HEIGHT || built.walkable === true;
    if (isLow || low >= HEAD_HEIGHT || built.shadowless === true) return [];
    // Who stands closer to it than is clear of it walks along it as closely.
    const clear = Math.min(CLEAR, 0.9 * gapTo(prop, from), 0.9 * gapTo(prop, to));
    return clear < 0.02 ? [] : [{ prop, half: [half[0] + clear, half[1] + clear] }];
  });
  if (!all.some((each) => crosses(each, from, to))) return [];
  const near = all.toSorted((a, b) => farOff(a, from, to) - farOff(b, from, to)).slice(0, MOST);
  const corners = near
    .flatMap((each) => cornersOf(each))
    .filter((corner) => isInside(set, corner) && !near.some((each) => holds(each, corner, 0.01)));
  return shortest([from, ...corners, to], (a, b) => !near.some((each) => crosses(each, a, b)));
}

/** The points between the first and the last on the shortest way that is free (Dijkstra, 1959). */
function shortest(
  points: readonly FloorPoint[],
  isFree: (a: FloorPoint, b: FloorPoint) => boolean,
): readonly FloorPoint[] {
  const end = points.length - 1;
  const gone = points.map((_, index) => (index === 0 ? 0 : Infinity));
  const before = points.map(() => 0);
  const open = new Set(points.keys());
  while (open.size > 0) {
    const here = [...open].reduce((best, each) => (gone[each]! < gone[best]! ? each : best));
    if (here === end || gone[here] === Infinity) break;
    open.delete(here);
    for (const there of open) {
      const far = gone[here]! + distance(points[here]!, points[there]!);
      if (far >= gone[there]! || !isFree(points[here]!, points[there]!)) continue;
      gone[there] = far;
      before[there] = here;
    }
  }
  if (gone[end] === Infinity) return [];
  const way: FloorPoint[] = [];
  for (let at = before[end]!; at !== 0; at = before[at]!) way.unshift(points[at]!);
  return way;
}

function distance(a: FloorPoint, b: FloorPoint): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

function farOff({ prop }: Obstacle, from: FloorPoint, to: FloorPoint): number {
  const at: FloorPoint = [prop.stand.at[0], prop.stand.at[1]];
  return distance(from, at) + distance(at, to);
}

function isInside({ bounds }: BuiltSet, [x, y]: FloorPoint): boolean {
  if (bounds === undefined) return true;
  const { from, to } = bounds;
  return x > from[0] && y > from[1] && x < to[0] && y < to[1];
}

function cornersOf({ prop, half: [w, d] }: Obstacle): readonly FloorPoint[] {
  return (
    [
      [1, 1],
      [1, -1],
      [-1, 1],
      [-1, -1],
    ] as const
  ).map(([right, back]) => {
    const [x, y] = place(prop.stand, [right * w, back * d, 0]);
    return [x, y];
  });
}

/** How far a point is from the footprint of a piece; negative within it. */
function gapTo(prop: Prop, point: FloorPoint): number {
  const [x, y] = within(prop, point);
  return Math.max(Math.abs(x) - prop.half[0], Math.abs(y) - prop.half[1]);
}

function holds({ prop, half }: Obstacle, point: FloorPoint, inner = 0): boolean {
  const [x, y] = within(prop, point);
  return Math.abs(x) < half[0] - inner && Math.abs(y) < half[1] - inner;
}

/** Whether the way between two points leads through the piece; along its edge does not. */
function crosses({ prop, half }: Obstacle, from: FloorPoint, to: FloorPoint): boolean {
  const [a, b] = [within(prop, from), within(prop, to)];
  let [enter, leave] = [0, 1];
  for (const axis of [0, 1] as const) {
    const size = half[axis] - 0.01;
    const step = b[axis] - a[axis];
    if (Math.abs(step) < 1e-9) {
      if (Math.abs(a[axis]) >= size) return false;
      continue;
    }
    const [one, other] = [(-size - a[axis]) / step, (size - a[axis]) / step];
    enter = Math.max(enter, Math.min(one, other));
    leave = Math.min(leave, Math.max(one, other));
  }
  return enter < leave;
}
