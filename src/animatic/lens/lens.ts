import { SENSOR } from '../../film/camera.ts';
import type { CameraPose } from '../../world/stage/staging.ts';
import { add, cross, headingVector, radians, scale } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';

/** A pinhole camera, ready to project: its axes, and its focal length in pixels. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly focal: number;
  readonly position: Vector;
  readonly right: Vector;
  readonly up: Vector;
  readonly forward: Vector;
  /** The same for those who project thousands of points a frame, see `turnedBy`. */
  readonly numbers: Float64Array;
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
  return withNumbers({
    width,
    height,
    focal: (pose.focalLength / sensorWidth(width, height)) * width,
    position: pose.position,
    right: add(scale(right, Math.cos(roll)), scale(up, -Math.sin(roll))),
    up: add(scale(up, Math.cos(roll)), scale(right, Math.sin(roll))),
    forward,
  });
}

function withNumbers(
  view: Omit<View, 'numbers'>,
  middle: readonly [x: number, y: number] = [view.width / 2, view.height / 2],
): View {
  const { position, right, up, forward, focal } = view;
  const numbers = [...position, ...right, ...up, ...forward, focal, ...middle];
  return { ...view, numbers: Float64Array.from(numbers) };
}

/** A point as right, up and ahead of the camera, in metres. */
export function toCamera(view: View, point: Vector): Vector {
  const { numbers } = view;
  return turnedBy(numbers, point[0] - numbers[0]!, point[1] - numbers[1]!, point[2] - numbers[2]!);
}

/** A direction as right, up and ahead of the camera. */
export function turned(view: View, direction: Vector): Vector {
  return turnedBy(view.numbers, direction[0], direction[1], direction[2]);
}

/**
 * Arrays of whole numbers and of fractions are different things to an engine, and code that meets both
 * is compiled again and again. So a view is read from memory that holds nothing but numbers: where the
 * camera is, its right, up and forward, three each, its focal length and the middle of the picture.
 */
function turnedBy(numbers: Float64Array, x: number, y: number, z: number): Vector {
  return [
    x * numbers[3]! + y * numbers[4]! + z * numbers[5]!,
    x * numbers[6]! + y * numbers[7]! + z * numbers[8]!,
    x * numbers[9]! + y * numbers[10]! + z * numbers[11]!,
  ];
}

function onPicture(view: View, seen: Vector): Projected {
  const { numbers } = view;
  const depth = seen[2];
  const size = numbers[12]! / depth;
  return { x: numbers[13]! + seen[0] * size, y: numbers[14]! - seen[1] * size, depth };
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

/** A picture of another size, of which a margin lies around what the first one shows. */
export interface ScaledPicture {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

/** The same camera for a picture scaled by `factor`, as for a blurred layer. */
export function scaleView(view: View, factor: number, picture: ScaledPicture): View {
  const { width, height, margin } = picture;
  return withNumbers({ ...view, width, height, focal: view.focal * factor }, [
    (view.width * factor) / 2 + margin,
    (view.height * factor) / 2 + margin,
  ]);
}
