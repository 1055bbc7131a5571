import { createCanvas } from '@napi-rs/canvas';
import type { Staging } from '../world/stage/staging.ts';
import { loadReferences, type SegmentReference } from './draw-segment.ts';
import { prepareExposedFrames } from './color/exposure.ts';
import { Layer } from './raster/layer.ts';
import { Raster } from './raster/raster.ts';

/** What is asked of one still. */
export interface StillPicture {
  readonly width: number;
  readonly height: number;
  readonly seed: number;
  readonly references: readonly SegmentReference[];
}

/**
 * Draws the first frame of a staging as PNG. Nothing is written over it, neither names nor a slate:
 * clips are made of it, and would keep them.
 */
export async function drawStill(staging: Staging, picture: StillPicture): Promise<Uint8Array> {
  const { width, height } = picture;
  const raster = new Raster(picture);
  const layer = new Layer(raster, width, height);
  const references = await loadReferences(picture.references);
  const frames = prepareExposedFrames(raster, staging, picture, references);
  frames.draw(layer, staging.segmentStart);
  const canvas = createCanvas(width, height);
  const brush = canvas.getContext('2d');
  const sheet = brush.createImageData(width, height);
  const { buffer, byteOffset, byteLength } = layer.pixels;
  sheet.data.set(new Uint8Array(buffer, byteOffset, byteLength));
  brush.putImageData(sheet, 0, 0);
  return canvas.toBuffer('image/png');
}
