import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { fliteModule } from './flite-module.ts';
import { type Line, speak, type Spoken } from './speak.ts';
import type { Answer } from './speaking-thread.ts';

/** The speaking thread as the build bundles it; not there when the sources are run. */
const THREAD = fileURLToPath(new URL('../speaking-thread.js', import.meta.url));

/** The thread, where it has nothing to say just now. It does not keep the process alive. */
let idle: Worker | undefined;

/** Ends when the line before is spoken. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Speaks a line in a thread of its own, one line after the other: a sentence takes a good part of a
 * second, in which the terminal, timers and other jobs would stand still. The thread stays for the next
 * line.
 *
 * @throws the signal's reason where that is aborted, and an Error where flite breaks.
 */
export function speakAside(line: Line, signal: AbortSignal): Promise<Spoken> {
  const mine = turn.then(() => speakNow(line, signal));
  turn = mine.catch(() => {});
  return mine;
}

async function speakNow(line: Line, signal: AbortSignal): Promise<Spoken> {
  const flite = await fliteModule();
  signal.throwIfAborted();
  if (!existsSync(THREAD)) return speak(flite, line);
  const worker = idle ?? new Worker(THREAD, { workerData: flite, env: {} });
  idle = undefined;
  worker.ref();
  let answer: Answer;
  try {
    answer = await answerOf(worker, line, signal);
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  worker.unref();
  idle = worker;
  if (answer.kind === 'failed') throw new Error(answer.why);
  return answer.spoken;
}

function answerOf(worker: Worker, line: Line, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      done();
      reject(signal.reason);
    };
    const fail = (error: Error): void => {
      done();
      reject(error);
    };
    const take = (answer: Answer): void => {
      done();
      resolve(answer);
    };
    function done(): void {
      signal.removeEventListener('abort', stop);
      worker.off('message', take).off('error', fail);
    }
    signal.addEventListener('abort', stop);
    worker.on('message', take).on('error', fail);
    worker.postMessage(line);
  });
}
