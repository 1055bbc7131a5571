import type { FloorPoint } from '../../film/geometry.ts';
import type { Blocking } from '../../world/stage/staging.ts';
import { headingOf, lerp, signedDegrees, smoothstep } from '../solids/vector.ts';

/** Where someone is on a frame, which way they look, and how they go there. */
export interface Step {
  readonly at: FloorPoint;
  readonly facing: number;
  /** 0 at rest, 1 in full stride. */
  readonly stride: number;
  /** Metres gone since the start of the shot. */
  readonly gone: number;
  /** Metres a second. */
  readonly speed: number;
  /** For who goes to bed or gets up: 0 beside it to 1 lying on it. */
  readonly bed?: number;
}

/** Nobody turns round for a step or two, metres: they go sideways or backwards. */
const STEP = 0.9;

/** A brisk walk, metres a second; what must be faster than twice that is run. */
const WALK = 1.35;

/** How somebody sets out, and by which corners they go; none where the way is straight. */
export interface Way {
  /** The way they face before, where something says so. */
  readonly found?: number | undefined;
  readonly corners?: readonly FloorPoint[];
}

/** How someone is on the way from mark to mark, so many seconds into a stretch of the shot. */
export function stepAt(
  blocking: Blocking,
  seconds: number,
  stretchSeconds: number,
  { found, corners = [] }: Way = {},
): Step {
  const way = [blocking.from, ...corners, blocking.to];
  const distance = lengthOf(way);
  if (distance < 0.05) {
    const turned = smoothstep(0.15, 0.5, seconds / Math.max(stretchSeconds, 0.1));
    const facing = turnBetween(found ?? blocking.facing, blocking.facing, turned);
    return { at: blocking.to, facing, stride: 0, gone: 0, speed: 0 };
  }
  const { start, time } = walkIn(distance, stretchSeconds);
  const amount = (seconds - start) / time;
  // A walker is soon in stride and stops in a step; only the ends are eased.
  const eased = lerp(Math.min(1, Math.max(0, amount)), smoothstep(0, 1, amount), 0.45);
  const { at, heading } = pointOn(way, distance * eased);
  const travel = distance < STEP ? blocking.facing : heading;
  // They turn to where they go as they set out, and to where they face as they arrive.
  const setOut = turnBetween(found ?? travel, travel, smoothstep(-0.12, 0.14, amount));
  const settle = smoothstep(0.86, 1.08, amount);
  return {
    at,
    facing: turnBetween(setOut, blocking.facing, settle),
    stride: smoothstep(-0.02, 0.1, amount) * (1 - smoothstep(0.88, 1.02, amount)),
    gone: distance * eased,
    speed: distance / time,
  };
}

/** When a walk of so many metres begins in a stretch of the shot, and how long it takes, in seconds. */
function walkIn(
  distance: number,
  stretch: number,
): { readonly start: number; readonly time: number } {
  const start = Math.min(0.25, stretch * 0.06);
  const time = Math.min(Math.max(distance / WALK, 0.8), Math.max(0.4, stretch - start - 0.35));
  return { start, time };
}

/** When who walks so many metres in a stretch of the shot is there, in seconds. */
export function arrivalOf(distance: number, stretch: number): number {
  if (distance < 0.05) return 0;
  const { start, time } = walkIn(distance, stretch);
  return start + time;
}

function lengthOf(way: readonly FloorPoint[]): number {
  return way.slice(1).reduce((sum, point, index) => sum + between(way[index]!, point), 0);
}

function between(a: FloorPoint, b: FloorPoint): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

/** Metres before and after a corner over which somebody turns. */
const TURN = 0.35;

/** The point so many metres along a way, and the way that one looks there. */
function pointOn(
  way: readonly FloorPoint[],
  metres: number,
): { readonly at: FloorPoint; readonly heading: number } {
  let gone = 0;
  for (let leg = 1; leg < way.length; leg += 1) {
    const [a, b] = [way[leg - 1]!, way[leg]!];
    const length = between(a, b);
    const isLast = leg === way.length - 1;
    if (metres > gone + length && !isLast) {
      gone += length;
      continue;
    }
    const share = length === 0 ? 1 : (metres - gone) / length;
    const isThere = share > 1 - 1e-9;
    const heading = headingOf([b[0] - a[0], b[1] - a[1]]);
    const at: FloorPoint = isThere ? b : [lerp(a[0], b[0], share), lerp(a[1], b[1], share)];
    const next = way[leg + 1];
    const previous = way[leg - 2];
    const ahead = (gone + length - metres) / TURN;
    const behind = (metres - gone) / TURN;
    // Half of the turn is made before the corner, and half of it after.
    if (next !== undefined && ahead < 1 && ahead <= behind) {
      const turned = headingOf([next[0] - b[0], next[1] - b[1]]);
      return { at, heading: turnBetween(heading, turned, (1 - ahead) / 2) };
    }
    if (previous !== undefined && behind < 1) {
      const came = headingOf([a[0] - previous[0], a[1] - previous[1]]);
      return { at, heading: turnBetween(came, heading, (1 + behind) / 2) };
    }
    return { at, heading };
  }
  return { at: way.at(-1)!, heading: 0 };
}

/** A heading so far of the shorter way from one to another. */
function turnBetween(from: number, to: number, amount: number): number {
  return from + signedDegrees(to - from) * amount;
}
