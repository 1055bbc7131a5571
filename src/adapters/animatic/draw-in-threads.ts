import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  drawSegment,
  type SegmentPicture,
  type SegmentReport,
} from '../../animatic/draw-segment.ts';
import type { Staging } from '../../world/staging.ts';
import type { DrawingTask, DrawnFrame } from './drawing-thread.ts';

/** The drawing thread as the build bundles it; not there when the sources are run. */
const THREAD = fileURLToPath(new URL('../drawing-thread.js', import.meta.url));

/** More threads than this would fill the memory faster than they fill the encoder. */
const MOST_THREADS = 4;

/** Frames that a thread may be ahead of the encoder. */
const AHEAD = 2;

/**
 * Draws a segment like `drawSegment`, with its frames dealt out to threads: each frame depends on
 * the staging alone, so the pictures are the same however many threads there are.
 */
export async function drawInThreads(
  staging: Staging,
  picture: SegmentPicture,
  write: (rgba: Uint8Array) => Promise<void>,
  signal: AbortSignal,
): Promise<SegmentReport> {
  const count = Math.min(MOST_THREADS, availableParallelism(), picture.frames);
  if (count < 2 || !existsSync(THREAD)) return await drawSegment(staging, picture, write, signal);
  const threads = Array.from({ length: count }, (_, first) =>
    startThread({ staging, picture, first, step: count }, framesOf(picture.frames, first, count)),
  );
  try {
    let report: SegmentReport = { missingGlyphs: [], unacted: [] };
    for (let frame = 0; frame < picture.frames; frame += 1) {
      signal.throwIfAborted();
      const drawn = await threads[frame % count]!.next();
      report = drawn.report;
      await write(drawn.rgba);
    }
    return report;
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()));
  }
}

/** How many frames fall to the thread that starts with `first`. */
function framesOf(frames: number, first: number, step: number): number {
  return Math.ceil((frames - first) / step);
}

interface DrawingThread {
  next(): Promise<DrawnFrame>;
  stop(): Promise<unknown>;
}

function startThread(task: DrawingTask, frames: number): DrawingThread {
  const worker = new Worker(THREAD, { workerData: task });
  const drawn: DrawnFrame[] = [];
  let asked = 0;
  let failure: unknown;
  let wake = (): void => {};
  const ask = (): void => {
    if (asked === frames) return;
    asked += 1;
    worker.postMessage('next');
  };
  worker.on('message', (frame: DrawnFrame) => {
    drawn.push(frame);
    wake();
  });
  worker.on('error', (error) => {
    failure = error;
    wake();
  });
  for (let ahead = 0; ahead < AHEAD; ahead += 1) ask();
  return {
    async next() {
      while (drawn.length === 0) {
        if (failure !== undefined) throw failure;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      ask();
      return drawn.shift()!;
    },
    stop: () => worker.terminate(),
  };
}
