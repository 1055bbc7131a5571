import { statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

/** About 800 shots. From a megabyte on, optimised code takes less time than it takes to make. */
const SHORT_BYTES = 256 * 1024;

/**
 * Keeps the engine from optimising what reads these files, where they are so small that it has read
 * them before that pays: the optimiser's threads take half as much time again, and a busy machine has
 * none to spare. For commands that do nothing but read.
 */
export function expectShortRun(files: readonly string[]): void {
  const bytes = files.reduce((sum, file) => sum + bytesOf(file), 0);
  if (bytes < SHORT_BYTES) setFlagsFromString('--no-opt');
}

function bytesOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0; // The reader tells what is wrong with the file.
  }
}
