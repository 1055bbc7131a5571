import { fieldOfView } from './lens.ts';
import { normaliseHeading, toRadians } from './plane.ts';
import type { SpacePoint } from './sight.ts';
import type { CameraPose } from './staging.ts';

/** A point as the camera has it: metres to its right, above its axis, and ahead. */
export type CameraPoint = readonly [right: number, up: number, ahead: number];

/** What lies nearer than this to the lens has no place in the picture, in metres. */
const NEAR = 0.05;

/** A rectangle of the picture; 0 is its left and upper edge, 1 its right and lower. */
export interface ScreenBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Turns a point of the world into the camera's own axes. */
export function toCamera(pose: CameraPose, point: SpacePoint): CameraPoint {
  const [east, north, up] = [
    point[0] - pose.position[0],
    point[1] - pose.position[1],
    point[2] - pose.position[2],
  ];
  const heading = toRadians(normaliseHeading(pose.heading));
  const tilt = toRadians(pose.tilt);
  const roll = toRadians(pose.roll);
  const aside = east * Math.cos(heading) - north * Math.sin(heading);
  const level = east * Math.sin(heading) + north * Math.cos(heading);
  const ahead = level * Math.cos(tilt) + up * Math.sin(tilt);
  const above = up * Math.cos(tilt) - level * Math.sin(tilt);
  // A camera that rolls clockwise sees the world turn counter-clockwise.
  return [
    aside * Math.cos(roll) - above * Math.sin(roll),
    above * Math.cos(roll) + aside * Math.sin(roll),
    ahead,
  ];
}

/**
 * The part of the picture, clipped to nothing, that a box with these eight corners covers; undefined
 * where all of it is behind the lens. Corners: bit 0 is one side, bit 1 the other, bit 2 the top.
 */
export function project(
  pose: CameraPose,
  aspect: number,
  corners: readonly SpacePoint[],
): ScreenBox | undefined {
  const { horizontal, vertical } = fieldOfView(pose.focalLength, aspect);
  const [halfWidth, halfHeight] = [horizontal, vertical].map((angle) =>
    Math.tan(toRadians(angle / 2)),
  ) as [number, number];
  const seen = frontOf(corners.map((corner) => toCamera(pose, corner)));
  if (seen.length === 0) return undefined;
  const across = seen.map(([right, , ahead]) => 0.5 + right / ahead / halfWidth / 2);
  const down = seen.map(([, up, ahead]) => 0.5 - up / ahead / halfHeight / 2);
  return {
    left: Math.min(...across),
    right: Math.max(...across),
    top: Math.min(...down),
    bottom: Math.max(...down),
  };
}

/** The corners before the lens, and where edges of the box pass the plane just before it. */
function frontOf(corners: readonly CameraPoint[]): readonly CameraPoint[] {
  const front = corners.filter(([, , ahead]) => ahead >= NEAR);
  if (front.length === 0 || front.length === corners.length) return front;
  const crossings: CameraPoint[] = [];
  corners.forEach((from, index) => {
    for (const bit of [1, 2, 4]) {
      const to = corners[index ^ bit];
      if (to === undefined || from[2] < NEAR || to[2] >= NEAR) continue;
      const part = (NEAR - from[2]) / (to[2] - from[2]);
      crossings.push([
        from[0] + (to[0] - from[0]) * part,
        from[1] + (to[1] - from[1]) * part,
        NEAR,
      ]);
    }
  });
  return [...front, ...crossings];
}
