import { parentPort } from 'node:worker_threads';
import {
  type PreparedSegment,
  prepareSegment,
  type SegmentPicture,
  type SegmentReport,
} from '../../animatic/draw-segment.ts';
import { Raster } from '../../animatic/raster/raster.ts';
import type { Staging } from '../../world/stage/staging.ts';

/** What a thread is told: which segment it draws from now on, or to draw a frame of it. */
export type DrawingOrder =
  | { readonly kind: 'segment'; readonly staging: Staging; readonly picture: SegmentPicture }
  | { readonly kind: 'frame'; readonly frame: number; readonly into: SharedArrayBuffer };

/** What a thread says when the frame that it was asked for is drawn: what it says of the segment. */
export type DrawnFrame = SegmentReport;

let segment: Promise<PreparedSegment>;

/** Used again for the segments of one size. */
let raster: Raster | undefined;

parentPort?.on('message', (order: DrawingOrder) => {
  if (order.kind === 'segment') segment = prepare(order.staging, order.picture);
  else void drawFrame(order.frame, order.into);
});

function prepare(staging: Staging, picture: SegmentPicture): Promise<PreparedSegment> {
  const fits = raster?.width === picture.width && raster.height === picture.height;
  raster = fits ? raster!.again() : new Raster(picture);
  return prepareSegment(staging, picture, raster);
}

/** A segment that can't be prepared ends the thread with its error, which whoever waits is told. */
async function drawFrame(frame: number, into: SharedArrayBuffer): Promise<void> {
  const drawing = await segment;
  new Uint8Array(into).set(drawing.drawVideo(frame));
  parentPort?.postMessage(drawing.report satisfies DrawnFrame);
}
