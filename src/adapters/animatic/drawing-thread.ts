import { parentPort, workerData } from 'node:worker_threads';
import {
  prepareSegment,
  type SegmentPicture,
  type SegmentReport,
} from '../../animatic/draw-segment.ts';
import type { Staging } from '../../world/staging.ts';

/** What a thread is told when it starts. */
export interface DrawingTask {
  readonly staging: Staging;
  readonly picture: SegmentPicture;
  /** It draws this frame and every `step`-th after it. */
  readonly first: number;
  readonly step: number;
}

/** What a thread says: its frames in order, one for each time that it is asked. */
export interface DrawnFrame {
  readonly rgba: Uint8Array;
  readonly report: SegmentReport;
}

/** Runs in a thread of its own: draws its share of a segment's frames, each when it is asked. */
async function drawShare({ staging, picture, first, step }: DrawingTask): Promise<void> {
  const segment = await prepareSegment(staging, picture);
  let frame = first;
  parentPort?.on('message', () => {
    const rgba = new Uint8Array(segment.draw(frame)); // A copy: the canvas is drawn on again.
    frame += step;
    const drawn: DrawnFrame = { rgba, report: segment.report };
    parentPort?.postMessage(drawn, [rgba.buffer]);
  });
}

await drawShare(workerData as DrawingTask);
