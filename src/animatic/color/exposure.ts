import type { Staging } from '../../world/stage/staging.ts';
import { prepareFrames, sceneOf } from '../draw-frame.ts';
import type { FrameMaker, PictureSize } from '../draw-frame.ts';
import { Layer } from '../raster/layer.ts';
import { Raster } from '../raster/raster.ts';
import type { ReferencePicture } from '../overlay/reference-cards.ts';
import { daylightOf } from '../light/set-light.ts';
import { slateHeight } from '../overlay/slate.ts';
import { gradeOf } from './style-grade.ts';
import { clamp } from '../solids/vector.ts';

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
  raster: Raster,
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
  const metered = new Raster(small);
  const maker = prepareFrames(metered, staging, small, references, scene);
  const middle = meter(maker, new Layer(metered, small.width, small.height), staging.shotFrames);
  const gain = gainFor(staging, middle);
  return prepareFrames(raster, staging, { ...size, gain }, references, scene);
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
function meter(maker: FrameMaker, layer: Layer, frames: number): number {
  const counts = new Uint32Array(256);
  const pixels = layer.width * (layer.height - slateHeight(layer));
  for (const moment of MOMENTS) {
    maker.draw(layer, Math.round(moment * Math.max(0, frames - 1)));
    for (const pixel of layer.pixels.subarray(0, pixels)) {
      const luma =
        0.2126 * (pixel & 0xff) +
        0.7152 * ((pixel >>> 8) & 0xff) +
        0.0722 * ((pixel >>> 16) & 0xff);
      counts[Math.round(luma)]! += 1;
    }
  }
  let below = 0;
  const half = (pixels * MOMENTS.length) / 2;
  const level = counts.findIndex((count) => (below += count) >= half);
  return level / 255;
}
