import { type View, viewOf } from '../../../animatic/lens/lens.ts';
import { add, dot, scale, subtract, type Vector } from '../../../animatic/solids/vector.ts';
import type { CameraPose } from '../../../world/stage/staging.ts';
import { poseBetween } from './camera-poses.ts';

/** How the camera moves over a still without seeing past its edges. */
export interface StillPath {
  /** The view that the still fills when it is shown as it was drawn. */
  readonly home: View;
  /** How much of the camera's move is made, 0 to 1. */
  readonly part: number;
  /** The largest part of the still's sides that is cut off, 0 to 1. */
  readonly cut: number;
  readonly viewAt: (frame: number) => View;
}

/** A still is never shown closer than this: it would be more blur than picture. */
const CLOSEST = 1.6;

/** Halvings of the search for the largest part of a move: to a thousandth. */
const SEARCHES = 10;

/**
 * Plans a camera over a still that hangs between two distances. A drawn still is shown a little
 * closer throughout, so that the camera has room; a given one is shown whole at first, and closer
 * only where the camera would see past its edge. Where even that is not enough, less of the move is
 * made.
 */
export function planStillPath(
  poses: readonly CameraPose[],
  size: { readonly width: number; readonly height: number },
  depths: readonly [nearest: number, farthest: number],
  startsWhole: boolean,
): StillPath {
  const first = poses[0]!;
  const home = viewOf(first, size.width, size.height);
  const posesFor = (part: number): readonly CameraPose[] =>
    part === 1 ? poses : poses.map((pose) => poseBetween(first, pose, part));
  const closenesses = (part: number): readonly number[] =>
    posesFor(part).map((pose) => closenessFor(home, viewOf(pose, size.width, size.height), depths));
  const reaches = (part: number): boolean => closenesses(part).every((one) => one <= CLOSEST);
  const part = reaches(1) ? 1 : largestPart(reaches);
  const each = closenesses(part);
  const most = Math.max(1, ...each);
  const moved = posesFor(part);
  return {
    home,
    part,
    cut: 1 - 1 / most,
    viewAt(frame) {
      const view = viewOf(moved[frame]!, size.width, size.height);
      return { ...view, focal: view.focal * (startsWhole ? each[frame]! : most) };
    },
  };
}

function largestPart(reaches: (part: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let search = 0; search < SEARCHES; search += 1) {
    const middle = (low + high) / 2;
    if (reaches(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** How much closer a view must look so that its corners are on the still; infinite if it can't. */
function closenessFor(home: View, view: View, depths: readonly number[]): number {
  const covers = (closeness: number): boolean =>
    depths.every((depth) =>
      cornersOf(view, closeness).every((ray) => isOn(home, view, ray, depth)),
    );
  if (covers(1)) return 1;
  if (!covers(CLOSEST)) return Infinity;
  let [low, high] = [1, CLOSEST];
  for (let search = 0; search < SEARCHES + 4; search += 1) {
    const middle = (low + high) / 2;
    if (covers(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function cornersOf({ width, height, focal, right, up, forward }: View, closeness: number) {
  const [across, down] = [width / 2 / focal / closeness, height / 2 / focal / closeness];
  return [-1, 1].flatMap((x) =>
    [-1, 1].map((y): Vector => add(forward, add(scale(right, x * across), scale(up, y * down)))),
  );
}

/** What rounding may put past an edge: a tenth of a pixel of a thousand. */
const SLACK = 1e-4;

/** Whether a ray meets the still where it hangs so far ahead of home. */
function isOn(home: View, view: View, ray: Vector, depth: number): boolean {
  const offset = subtract(view.position, home.position);
  const along = dot(ray, home.forward);
  const reach = (depth - dot(offset, home.forward)) / along;
  if (along <= 0 || reach <= 0) return false;
  const met = add(offset, scale(ray, reach));
  const [across, down] = [dot(met, home.right) / depth, dot(met, home.up) / depth];
  return (
    Math.abs(across) <= (home.width / 2 / home.focal) * (1 + SLACK) &&
    Math.abs(down) <= (home.height / 2 / home.focal) * (1 + SLACK)
  );
}
