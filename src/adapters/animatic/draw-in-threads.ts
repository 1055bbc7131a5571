import { availableParallelism } from 'node:os';
import {
  drawSegment,
  type SegmentPicture,
  type SegmentReport,
} from '../../animatic/draw-segment.ts';
import { videoBytes } from '../../animatic/raster/video.ts';
import type { Staging } from '../../world/stage/staging.ts';
import { canDrawInThreads, takeThread } from './drawing-pool.ts';

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
  write: (planes: Uint8Array) => Promise<void>,
  signal: AbortSignal,
): Promise<SegmentReport> {
  const count = Math.min(MOST_THREADS, availableParallelism(), picture.frames);
  if (count < 2 || !canDrawInThreads()) return drawSegment(staging, picture, write, signal);
  const threads = Array.from({ length: count }, takeThread);
  const sheets = takeSheets(count * AHEAD, videoBytes(picture));
  const order = (frame: number): void => {
    if (frame >= picture.frames) return;
    const into = sheets[frame % sheets.length]!;
    threads[frame % count]!.order({ kind: 'frame', frame, into });
  };
  try {
    for (const thread of threads) thread.order({ kind: 'segment', staging, picture });
    for (let frame = 0; frame < sheets.length; frame += 1) order(frame);
    let report: SegmentReport = { missingGlyphs: [], unacted: [] };
    for (let frame = 0; frame < picture.frames; frame += 1) {
      signal.throwIfAborted();
      report = await threads[frame % count]!.drawn();
      await write(new Uint8Array(sheets[frame % sheets.length]!));
      order(frame + sheets.length);
    }
    for (const thread of threads) thread.release();
    giveBack(sheets);
    return report;
  } catch (error) {
    await Promise.all(threads.map((thread) => thread.stop()));
    throw error;
  }
}

/** Memory that frames are drawn into, kept for the next segment. */
let kept: readonly SharedArrayBuffer[] = [];

function takeSheets(count: number, bytes: number): readonly SharedArrayBuffer[] {
  const fit = kept.filter(({ byteLength }) => byteLength === bytes).slice(0, count);
  kept = [];
  const missing = Array.from({ length: count - fit.length }, () => new SharedArrayBuffer(bytes));
  return [...fit, ...missing];
}

function giveBack(sheets: readonly SharedArrayBuffer[]): void {
  kept = sheets;
}
