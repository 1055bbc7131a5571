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

/** A brisk walk, metres a second; what must be faster than twice that is run. */
const WALK = 1.35;

/** How someone gets from mark to mark within the shot. */
export function stepAt(blocking: Blocking, seconds: number, shotSeconds: number): Step {
  const way: [number, number] = [
    blocking.to[0] - blocking.from[0],
    blocking.to[1] - blocking.from[1],
  ];
  const distance = Math.hypot(...way);
  if (distance < 0.05) {
    return { at: blocking.to, facing: blocking.facing, stride: 0, gone: 0, speed: 0 };
  }
  const start = Math.min(0.25, shotSeconds * 0.06);
  const time = Math.min(Math.max(distance / WALK, 0.8), Math.max(0.4, shotSeconds - start - 0.35));
  const amount = (seconds - start) / time;
  // A walker is soon in stride and stops in a step; only the ends are eased.
  const eased = lerp(Math.min(1, Math.max(0, amount)), smoothstep(0, 1, amount), 0.45);
  const travel = headingOf(way);
  const settle = smoothstep(0.86, 1.08, amount);
  return {
    at: [blocking.from[0] + way[0] * eased, blocking.from[1] + way[1] * eased],
    facing: travel + signedDegrees(blocking.facing - travel) * settle,
    stride: smoothstep(-0.02, 0.1, amount) * (1 - smoothstep(0.88, 1.02, amount)),
    gone: distance * eased,
    speed: distance / time,
  };
}
