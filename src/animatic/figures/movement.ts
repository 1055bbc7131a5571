import type { FloorPoint } from '../../film/geometry.ts';
import type { Blocking } from '../../world/staging.ts';
import { headingOf, lerp, signedDegrees, smoothstep } from '../vector.ts';

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
}

/** Nobody turns round for a step or two, metres: they go sideways or backwards. */
const STEP = 0.9;

/** A brisk walk, metres a second; what must be faster than twice that is run. */
const WALK = 1.35;

/**
 * How someone is on the way from mark to mark, so many seconds into a stretch of the shot; `found`
 * is the way they face before, where something says so.
 */
export function stepAt(
  blocking: Blocking,
  seconds: number,
  stretchSeconds: number,
  found?: number,
): Step {
  const way: [number, number] = [
    blocking.to[0] - blocking.from[0],
    blocking.to[1] - blocking.from[1],
  ];
  const distance = Math.hypot(...way);
  if (distance < 0.05) {
    const turned = smoothstep(0.15, 0.5, seconds / Math.max(stretchSeconds, 0.1));
    const facing = turnBetween(found ?? blocking.facing, blocking.facing, turned);
    return { at: blocking.to, facing, stride: 0, gone: 0, speed: 0 };
  }
  const start = Math.min(0.25, stretchSeconds * 0.06);
  const time = Math.min(
    Math.max(distance / WALK, 0.8),
    Math.max(0.4, stretchSeconds - start - 0.35),
  );
  const amount = (seconds - start) / time;
  // A walker is soon in stride and stops in a step; only the ends are eased.
  const eased = lerp(Math.min(1, Math.max(0, amount)), smoothstep(0, 1, amount), 0.45);
  const travel = distance < STEP ? blocking.facing : headingOf(way);
  // They turn to where they go as they set out, and to where they face as they arrive.
  const setOut = turnBetween(found ?? travel, travel, smoothstep(-0.12, 0.14, amount));
  const settle = smoothstep(0.86, 1.08, amount);
  return {
    at: [blocking.from[0] + way[0] * eased, blocking.from[1] + way[1] * eased],
    facing: turnBetween(setOut, blocking.facing, settle),
    stride: smoothstep(-0.02, 0.1, amount) * (1 - smoothstep(0.88, 1.02, amount)),
    gone: distance * eased,
    speed: distance / time,
  };
}

/** A heading so far of the shorter way from one to another. */
function turnBetween(from: number, to: number, amount: number): number {
  return from + signedDegrees(to - from) * amount;
}
