import type { View } from '../lens/lens.ts';
import { project, toCamera } from '../lens/lens.ts';
import { clamp, lerp, smoothstep } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';

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
  const anchor = anchorOf(view, foot, height);
  const middle = project(view, [foot[0], foot[1], foot[2] + anchor]);
  const above = project(view, [foot[0], foot[1], foot[2] + anchor + 0.1]);
  if (middle === undefined || above === undefined || middle.depth < 0.25) return undefined;
  const across = view.focal / middle.depth;
  const [dx, dy] = [above.x - middle.x, above.y - middle.y];
  // Seen steeply from above a figure would vanish; it keeps a third of its height.
  const upward = Math.max(Math.hypot(dx, dy) / 0.1, across / 3);
  const lean = Math.atan2(dx, -dy);
  return {
    x: middle.x - Math.sin(lean) * upward * anchor,
    y: middle.y + Math.cos(lean) * upward * anchor,
    across,
    upward,
    lean,
    depth: middle.depth,
  };
}

/**
 * The height above its foot at which a figure is in its true place and size. A plane has no depth of
 * its own, so only one height can be: its middle where it is seen as a whole, and what is in the
 * middle of the picture where it is larger than that. Else a tilted close-up misses the face.
 */
function anchorOf(view: View, foot: Vector, height: number): number {
  const [, up, ahead] = toCamera(view, foot);
  const seen = (height * view.focal) / Math.max(0.25, ahead) / view.height;
  const close = smoothstep(1.2, 2.4, seen);
  const rise = view.up[2];
  if (close === 0 || rise < 0.2) return height / 2;
  return lerp(height / 2, clamp(-up / rise, 0, height), close);
}
