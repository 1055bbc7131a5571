import { SENSOR } from '../film/camera.ts';
import type { CameraPose } from '../world/staging.ts';
import { add, cross, headingVector, radians, scale } from './vector.ts';
import type { Vector } from './vector.ts';

/** A pinhole camera, ready to project: its axes, and its focal length in pixels. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly focal: number;
  readonly position: Vector;
  readonly right: Vector;
  readonly up: Vector;
  readonly forward: Vector;
}

export interface Projected {
  readonly x: number;
  readonly y: number;
  /** Metres along the camera's axis. */
  readonly depth: number;
}

/** Nothing nearer to the lens than this, in metres, is drawn. */
export const NEAR = 0.1;

/** The largest crop of the full-frame sensor with the picture's aspect, in millimetres across. */
export function sensorWidth(width: number, height: number): number {
  return Math.min(SENSOR.width, (SENSOR.height * width) / height);
}

/** The camera at a pose, for a picture of `width` by `height` pixels. */
export function viewOf(pose: CameraPose, width: number, height: number): View {
  const level = headingVector(pose.heading);
  const tilt = radians(pose.tilt);
  const forward: Vector = [level[0] * Math.cos(tilt), level[1] * Math.cos(tilt), Math.sin(tilt)];
  const right: Vector = [level[1], -level[0], 0];
  const up = cross(right, forward);
  const roll = radians(pose.roll);
  return {
    width,
    height,
    focal: (pose.focalLength / sensorWidth(width, height)) * width,
    position: pose.position,
    right: add(scale(right, Math.cos(roll)), scale(up, -Math.sin(roll))),
    up: add(scale(up, Math.cos(roll)), scale(right, Math.sin(roll))),
    forward,
  };
}

/** A point as right, up and ahead of the camera, in metres. */
export function toCamera(view: View, point: Vector): Vector {
  const { position, right, up, forward } = view;
  const x = point[0] - position[0];
  const y = point[1] - position[1];
  const z = point[2] - position[2];
  return [
    x * right[0] + y * right[1] + z * right[2],
    x * up[0] + y * up[1] + z * up[2],
    x * forward[0] + y * forward[1] + z * forward[2],
  ];
}

function onPicture(view: View, [right, up, depth]: Vector): Projected {
  const size = view.focal / depth;
  return { x: view.width / 2 + right * size, y: view.height / 2 - up * size, depth };
}

/** Where a point falls on the picture; undefined behind the near plane. */
export function project(view: View, point: Vector): Projected | undefined {
  const seen = toCamera(view, point);
  return seen[2] < NEAR ? undefined : onPicture(view, seen);
}

/** A polygon on the picture, cut at the near plane; undefined where nothing of it is ahead. */
export function projectPolygon(
  view: View,
  points: readonly Vector[],
): readonly Projected[] | undefined {
  const seen = points.map((point) => toCamera(view, point));
  const ahead = seen.every((point) => point[2] >= NEAR) ? seen : cutAtNear(seen);
  return ahead.length < 3 ? undefined : ahead.map((point) => onPicture(view, point));
}

/** What of a polygon, as the camera sees it, lies beyond the near plane. */
function cutAtNear(seen: readonly Vector[]): readonly Vector[] {
  const kept: Vector[] = [];
  seen.forEach((point, index) => {
    const next = seen[(index + 1) % seen.length] ?? point;
    if (point[2] >= NEAR) kept.push(point);
    if (point[2] >= NEAR !== next[2] >= NEAR) {
      const amount = (NEAR - point[2]) / (next[2] - point[2]);
      kept.push([
        point[0] + (next[0] - point[0]) * amount,
        point[1] + (next[1] - point[1]) * amount,
        NEAR,
      ]);
    }
  });
  return kept;
}

/** Whether any of a projected polygon can be on the picture. */
export function isOnPicture(view: View, points: readonly Projected[]): boolean {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return right > 0 && left < view.width && bottom > 0 && top < view.height;
}

/** The same camera for a picture scaled by `factor`, as for a blurred layer. */
export function scaleView(view: View, factor: number): View {
  return {
    ...view,
    width: Math.round(view.width * factor),
    height: Math.round(view.height * factor),
    focal: view.focal * factor,
  };
}
