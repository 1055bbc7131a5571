import { fieldOfView } from '../camera/lens.ts';
import { toRadians } from '../floor/plane.ts';
import type { SpacePoint } from '../camera/sight.ts';
import type { CameraPose } from '../stage/staging.ts';

/** What lies nearer than this to the lens has no place in the picture, in metres. */
const NEAR = 0.05;

/** A rectangle of the picture; 0 is its left and upper edge, 1 its right and lower. */
export interface ScreenBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A pose made ready for projecting many points: its three axes and the picture's half size. */
export interface Projector {
  readonly position: SpacePoint;
  /** Unit vectors: to the camera's right, to its top, ahead. */
  readonly right: SpacePoint;
  readonly up: SpacePoint;
  readonly ahead: SpacePoint;
  /** Half of the picture's width and height one metre ahead, in metres. */
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** A camera that rolls clockwise has its right side lower, and sees the world turn the other way. */
export function projectorFor(pose: CameraPose, aspect: number): Projector {
  const view = fieldOfView(pose.focalLength, aspect);
  const [sinHeading, cosHeading] = sineAndCosine(pose.heading);
  const [sinTilt, cosTilt] = sineAndCosine(pose.tilt);
  const [sinRoll, cosRoll] = sineAndCosine(pose.roll);
  const level: SpacePoint = [cosHeading, -sinHeading, 0];
  const above: SpacePoint = [-sinHeading * sinTilt, -cosHeading * sinTilt, cosTilt];
  const combine = (one: SpacePoint, a: number, other: SpacePoint, b: number): SpacePoint => [
    one[0] * a + other[0] * b,
    one[1] * a + other[1] * b,
    one[2] * a + other[2] * b,
  ];
  return {
    position: pose.position,
    right: combine(level, cosRoll, above, -sinRoll),
    up: combine(above, cosRoll, level, sinRoll),
    ahead: [sinHeading * cosTilt, cosHeading * cosTilt, sinTilt],
    halfWidth: Math.tan(toRadians(view.horizontal / 2)),
    halfHeight: Math.tan(toRadians(view.vertical / 2)),
  };
}

/** Metres to the camera's right, above its axis and ahead of it. */
export function toCamera(projector: Projector, point: SpacePoint): SpacePoint {
  const { position, right, up, ahead } = projector;
  const east = point[0] - position[0];
  const north = point[1] - position[1];
  const height = point[2] - position[2];
  return [
    east * right[0] + north * right[1] + height * right[2],
    east * up[0] + north * up[1] + height * up[2],
    east * ahead[0] + north * ahead[1] + height * ahead[2],
  ];
}

/**
 * The rectangle that a box with these eight corners covers, which may reach beyond the picture;
 * undefined where all of it is behind the lens. Two corners that differ in one bit of their index
 * (bit 0 one side, bit 1 the other, bit 2 the top) are joined by an edge.
 */
export function project(
  projector: Projector,
  corners: readonly SpacePoint[],
): ScreenBox | undefined {
  const points = corners.map((corner) => toCamera(projector, corner));
  const bounds = new Bounds(projector);
  for (let index = 0; index < points.length; index += 1) {
    const from = points[index];
    if (from === undefined || from[2] < NEAR) continue;
    bounds.include(from[0], from[1], from[2]);
    for (const bit of EDGES) {
      const to = points[index ^ bit];
      if (to === undefined || to[2] >= NEAR) continue;
      // The edge goes on behind the lens: it leaves the picture just before it.
      const part = (NEAR - from[2]) / (to[2] - from[2]);
      bounds.include(from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part, NEAR);
    }
  }
  const { left, right, top, bottom } = bounds;
  return left <= right ? { left, right, top, bottom } : undefined;
}

/** The rectangle around all points that it was given, which are as `toCamera` gives them. */
class Bounds {
  left = Infinity;
  right = -Infinity;
  top = Infinity;
  bottom = -Infinity;
  readonly #projector: Projector;

  constructor(projector: Projector) {
    this.#projector = projector;
  }

  include(aside: number, above: number, ahead: number): void {
    const across = 0.5 + aside / ahead / this.#projector.halfWidth / 2;
    const down = 0.5 - above / ahead / this.#projector.halfHeight / 2;
    this.left = Math.min(this.left, across);
    this.right = Math.max(this.right, across);
    this.top = Math.min(this.top, down);
    this.bottom = Math.max(this.bottom, down);
  }
}

const EDGES = [1, 2, 4] as const;

function sineAndCosine(degrees: number): readonly [sine: number, cosine: number] {
  const angle = toRadians(degrees);
  return [Math.sin(angle), Math.cos(angle)];
}
