import { createCanvas } from '@napi-rs/canvas';
import type { Staging } from '../world/staging.ts';
import { prepareFrames, sceneOf } from './draw-frame.ts';
import type { FrameMaker, PictureSize } from './draw-frame.ts';
import type { ReferencePicture } from './reference-cards.ts';
import { daylightOf } from './light/set-light.ts';
import { slateHeight } from './slate.ts';
import { gradeOf } from './style-grade.ts';
import { clamp } from './vector.ts';

/** The luma that half of a picture reaches, by the kind of light: night stays night, but is read. */
const MIDDLE = { noir: 0.19, night: 0.25, day: 0.3 } as const;

/** A picture is not opened up further than this: the rest is how it is meant. */
const MOST = 2.2;

/** The width of the pictures that are metered, in pixels. */
const METERED = 128;

/** Where in the shot the meter is held up. */
const MOMENTS = [0.2, 0.8] as const;

/**
 * Prepares a shot's frames, exposed as a photographer would: metered on small pictures of the shot,
 * and opened up where too little of it could be read. The same shot is always exposed the same.
 */
export function prepareExposedFrames(
  staging: Staging,
  size: PictureSize,
  references: readonly ReferencePicture[] = [],
): FrameMaker {
  const width = Math.min(METERED, size.width);
  const small = {
    ...size,
    width,
    height: Math.max(2, Math.round((size.height * width) / size.width)),
  };
  const scene = sceneOf(staging, size.seed, references);
  const middle = meter(prepareFrames(staging, small, references, scene), small, staging.shotFrames);
  const gain = gainFor(staging, middle);
  return prepareFrames(staging, { ...size, gain }, references, scene);
}

/** How far to open up so that the middle of the picture's lumas comes to where it should be. */
function gainFor(staging: Staging, middle: number): number {
  const night = daylightOf(staging).exposure < 0.8;
  const lowKey = /low/.test(staging.lighting?.style ?? '');
  const aim = gradeOf(staging.style).monochrome
    ? MIDDLE.noir
    : night || lowKey
      ? MIDDLE.night
      : MIDDLE.day;
  const seen = Math.max(middle, 0.01);
  // Solves `exposed(seen) = aim` of the curve in tone-curves for its slope.
  return clamp((aim * (1 - seen)) / (seen * (1 - aim)), 1, MOST);
}

/** The median luma of the shot, over a few of its frames, without the slate. */
function meter(
  maker: FrameMaker,
  size: { readonly width: number; readonly height: number },
  frames: number,
): number {
  const canvas = createCanvas(size.width, size.height);
  const brush = canvas.getContext('2d', { alpha: false });
  const counts = new Uint32Array(256);
  const pixels = size.width * (size.height - slateHeight(size));
  for (const moment of MOMENTS) {
    brush.reset();
    maker.draw(brush, Math.round(moment * Math.max(0, frames - 1)));
    const rgba = canvas.data();
    for (let index = 0; index < pixels * 4; index += 4) {
      const luma = 0.2126 * rgba[index]! + 0.7152 * rgba[index + 1]! + 0.0722 * rgba[index + 2]!;
      counts[Math.round(luma)]! += 1;
    }
  }
  let below = 0;
  const half = (pixels * MOMENTS.length) / 2;
  const level = counts.findIndex((count) => (below += count) >= half);
  return level / 255;
}
