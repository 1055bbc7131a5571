import { parentPort, workerData } from 'node:worker_threads';
import { type Line, speak, type Spoken } from './speak.ts';

/** What a thread answers to each line, in order. */
export type Answer =
  | { readonly kind: 'spoken'; readonly spoken: Spoken }
  | { readonly kind: 'failed'; readonly why: string };

const flite = workerData as WebAssembly.Module;

parentPort?.on('message', (line: Line) => {
  parentPort?.postMessage(answer(line));
});

function answer(line: Line): Answer {
  try {
    return { kind: 'spoken', spoken: speak(flite, line) };
  } catch (error) {
    return { kind: 'failed', why: String(error) };
  }
}
