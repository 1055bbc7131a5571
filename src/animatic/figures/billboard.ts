import type { View } from '../lens.ts';
import { project } from '../lens.ts';
import type { Vector } from '../vector.ts';

/** Where an upright figure stands on the picture. */
export interface Billboard {
  /** Under its feet, in pixels. */
  readonly x: number;
  readonly y: number;
  /** Pixels for a metre across, and for a metre up (less from above or below). */
  readonly across: number;
  readonly upward: number;
  /** Radians that the figure leans on the picture, as with a dutch angle. */
  readonly lean: number;
  readonly depth: number;
}

/** The upright plane at a point that faces the camera; undefined where it is behind the camera. */
export function billboardAt(view: View, foot: Vector, height: number): Billboard | undefined {
  const middle = project(view, [foot[0], foot[1], foot[2] + height / 2]);
  const up: Vector = [foot[0], foot[1], foot[2] + height / 2 + 0.1];
  const above = project(view, up);
  if (middle === undefined || above === undefined || middle.depth < 0.25) return undefined;
  const across = view.focal / middle.depth;
  const [dx, dy] = [above.x - middle.x, above.y - middle.y];
  // Seen steeply from above a figure would vanish; it keeps a third of its height.
  const upward = Math.max(Math.hypot(dx, dy) / 0.1, across / 3);
  const lean = Math.atan2(dx, -dy);
  return {
    x: middle.x - Math.sin(lean) * upward * (height / 2),
    y: middle.y + Math.cos(lean) * upward * (height / 2),
    across,
    upward,
    lean,
    depth: middle.depth,
  };
}
