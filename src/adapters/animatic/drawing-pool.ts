import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { existsSync } from 'node:fs';
import type { DrawingOrder, DrawnFrame } from './drawing-thread.ts';

/** The drawing thread as the build bundles it; not there when the sources are run. */
const THREAD = fileURLToPath(new URL('../drawing-thread.js', import.meta.url));

/** A thread that draws frames, in the order in which it is asked for them. */
export interface DrawingThread {
  order(order: DrawingOrder): void;
  /** The next frame that was ordered. */
  drawn(): Promise<DrawnFrame>;
  /** Gives it back, to draw another segment. */
  release(): void;
  /** Ends it, whatever it is drawing. */
  stop(): Promise<unknown>;
}

/**
 * What a frame leaves behind is swept up often instead of piling up: drawing makes little that
 * lasts. Megabytes.
 */
const LIMITS = { maxYoungGenerationSizeMb: 8 };

/**
 * Threads that wait for work: starting one takes longer than drawing a dozen frames. They don't
 * keep the process alive.
 */
const idle: Worker[] = [];

export function canDrawInThreads(): boolean {
  return existsSync(THREAD);
}

export function takeThread(): DrawingThread {
  const worker = idle.pop() ?? new Worker(THREAD, { resourceLimits: LIMITS, env: {} });
  worker.ref();
  const frames: DrawnFrame[] = [];
  let failure: unknown;
  let wake = (): void => {};
  const onMessage = (frame: DrawnFrame): void => {
    frames.push(frame);
    wake();
  };
  const onError = (error: unknown): void => {
    failure = error;
    wake();
  };
  worker.on('message', onMessage).on('error', onError);
  return {
    order: (order) => {
      worker.postMessage(order);
    },
    async drawn() {
      while (frames.length === 0) {
        if (failure !== undefined) throw failure;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return frames.shift()!;
    },
    release() {
      worker.off('message', onMessage).off('error', onError);
      worker.unref();
      idle.push(worker);
    },
    stop: () => worker.terminate(),
  };
}
