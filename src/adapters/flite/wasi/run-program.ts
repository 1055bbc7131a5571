import { Descriptors } from './descriptors.ts';
import type { MemoryFile } from './memory-file.ts';
import { Ended, type Running, systemCalls } from './system-calls.ts';

/** One run of a program for WASI. */
export interface ProgramRun {
  /** Without its own name. */
  readonly arguments: readonly string[];
  /** All files that there are for it, by name; what it writes is added. */
  readonly files: Map<string, MemoryFile>;
  /** Given what it prints, a line at a time, when it prints it. */
  readonly onLine: (line: string) => void;
}

/** A program in memory of its own. */
interface Loaded {
  readonly memory: WebAssembly.Memory;
  /** All of that memory before the program began. */
  readonly beginning: Uint8Array;
  readonly start: () => void;
  running: Running | undefined;
}

/** What ran and can begin again: to load a program takes longer than it has to do for a short line. */
const ready = new WeakMap<WebAssembly.Module, Loaded>();

/**
 * Runs a program that was built for `wasi_snapshot_preview1`, to its end, and says its exit code. It
 * sees these arguments, these files and a clock that stands still, and nothing else of the machine,
 * nor anything of the runs before.
 *
 * Node’s own `node:wasi` does the same with real files, and prints a warning of its own about being
 * an experiment as soon as it is loaded, which could only be kept from users by changing how the
 * whole process warns.
 *
 * @throws WebAssembly.RuntimeError where the program breaks.
 */
export function runProgram(module: WebAssembly.Module, run: ProgramRun): number {
  const program = ready.get(module) ?? load(module);
  ready.delete(module);
  program.running = {
    descriptors: new Descriptors(run.files, run.onLine),
    words: ['program', ...run.arguments].map((word) => Buffer.from(`${word}\0`)),
  };
  try {
    program.start();
  } catch (error) {
    // Its stack is as it was in the middle of a function, and cannot be put back: it is not run again.
    if (error instanceof Ended) return error.code;
    throw error;
  }
  rewind(program);
  ready.set(module, program);
  return 0;
}

function load(module: WebAssembly.Module): Loaded {
  const calls = systemCalls(
    () => loaded.memory,
    () => loaded.running!,
  );
  const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: calls });
  const { memory, _start: start } = exports as {
    readonly memory: WebAssembly.Memory;
    readonly _start: () => void;
  };
  const beginning = new Uint8Array(memory.buffer.slice(0));
  const loaded: Loaded = { memory, beginning, start, running: undefined };
  return loaded;
}

/** Makes the memory as it was before the program began, and lets go of what it was given. */
function rewind(program: Loaded): void {
  const bytes = new Uint8Array(program.memory.buffer);
  bytes.set(program.beginning);
  bytes.fill(0, program.beginning.length);
  program.running = undefined;
}
