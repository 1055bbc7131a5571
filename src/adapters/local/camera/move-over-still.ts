import type { View } from '../../../animatic/lens/lens.ts';
import type { CameraPose } from '../../../world/stage/staging.ts';
import type { Picture } from '../diffusion/picture.ts';
import { drawSurface, emptySheet, surfaceOf } from './draw-relief.ts';
import { planStillPath } from './reach.ts';
import { flatRelief, type Relief } from './relief.ts';

export interface StillMove {
  /** One for each frame. */
  readonly poses: readonly CameraPose[];
  /** The still in the size of the frames. */
  readonly still: Picture;
  /** A picture that the first frame shows exactly, and that gives way to the still. */
  readonly given: Picture | undefined;
  readonly relief: Relief;
}

/** The frames, and what of the camera's move could not be made, a sentence each. */
export interface StillFrames {
  readonly frame: (index: number) => Uint8ClampedArray;
  readonly notes: readonly string[];
}

/** What is cut off or left undone without anybody seeing it, as a part. */
const UNSEEN = 0.02;

/**
 * Moves a real camera over a still: every frame is what the camera of that moment sees of a surface
 * that stands where the still was taken.
 */
export function moveOverStill({ poses, still, given, relief }: StillMove): StillFrames {
  const { width, height } = still;
  const depths = [Math.min(...relief.depths), Math.max(...relief.depths)] as const;
  const path = planStillPath(poses, still, depths, given !== undefined);
  const surface = surfaceOf(relief, path.home);
  const backdrop = surfaceOf(flatRelief(depths[1]), path.home);
  const isFlat = depths[0] === depths[1];
  const sheet = emptySheet(width, height);
  const percent = (part: number): string => `${Math.round(part * 100)} %`;
  let last: { readonly view: View; readonly shown: Picture } | undefined;
  const frame = (index: number): Uint8ClampedArray => {
    if (index === 0 && given !== undefined) return given.rgba;
    const view = path.viewAt(index);
    const shown = dissolved(given, still, index / Math.max(1, poses.length - 1));
    if (last?.shown === shown && sameView(last.view, view)) return sheet.rgba;
    last = { view, shown };
    sheet.nearness.fill(0);
    drawSurface(sheet, view, surface, shown);
    // Behind everything, so that nothing is left bare where the surface tears.
    if (!isFlat && sheet.nearness.includes(0)) drawSurface(sheet, view, backdrop, shown);
    return sheet.rgba;
  };
  return {
    frame,
    notes: [
      ...(path.part < 1 - UNSEEN
        ? [
            `the still reaches as far as ${percent(path.part)} of the camera's move: that much of it is made`,
          ]
        : []),
      ...(path.cut > UNSEEN
        ? [`up to ${percent(path.cut)} of the still's sides are cut off to give the camera room`]
        : []),
    ],
  };
}

/** From one picture to the other over the whole take, slowest at its ends. */
function dissolved(from: Picture | undefined, to: Picture, time: number): Picture {
  if (from === undefined || from === to) return to;
  const part = time * time * (3 - 2 * time);
  const rgba = to.rgba.map((value, index) => {
    const before = from.rgba[index]!;
    return before + (value - before) * part;
  });
  return { ...to, rgba };
}

function sameView(one: View, other: View): boolean {
  const numbers = ({ focal, position, right, forward }: View): readonly number[] => [
    focal,
    ...position,
    ...right,
    ...forward,
  ];
  const others = numbers(other);
  return numbers(one).every((number, index) => number === others[index]);
}
