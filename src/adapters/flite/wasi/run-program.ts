import { Descriptors } from './descriptors.ts';
import type { MemoryFile } from './memory-file.ts';

/** One run of a program for WASI. */
export interface ProgramRun {
  /** Without its own name. */
  readonly arguments: readonly string[];
  /** All files that there are for it, by name; what it writes is added. */
  readonly files: Map<string, MemoryFile>;
  /** Given what it prints, a line at a time, when it prints it. */
  readonly onLine: (line: string) => void;
}

/** What a function of WASI answers; 0 is success. */
const DONE = 0;
const NO_SUCH_DESCRIPTOR = 8;
const CANNOT_SEEK = 70;

/**
 * Runs a program that was built for `wasi_snapshot_preview1`, to its end, and says its exit code. It
 * sees these arguments, these files and a clock that stands still, and nothing else of the machine.
 *
 * Node’s own `node:wasi` does the same with real files, and prints a warning of its own about being
 * an experiment as soon as it is loaded, which could only be kept from users by changing how the
 * whole process warns.
 *
 * @throws WebAssembly.RuntimeError where the program breaks.
 */
export function runProgram(module: WebAssembly.Module, run: ProgramRun): number {
  const descriptors = new Descriptors(run.files, run.onLine);
  const words = ['program', ...run.arguments].map((word) => Buffer.from(`${word}\0`));
  let memory: WebAssembly.Memory | undefined;
  let exitCode: number | undefined;
  const view = (): DataView => new DataView(memory!.buffer);
  const bytes = (at: number, length: number): Uint8Array =>
    new Uint8Array(memory!.buffer, at, length);
  const vectors = (at: number, count: number): readonly Uint8Array[] =>
    Array.from({ length: count }, (_, index) => {
      const vector = at + 8 * index;
      return bytes(view().getUint32(vector, true), view().getUint32(vector + 4, true));
    });

  const system = {
    args_sizes_get(countAt: number, sizeAt: number): number {
      view().setUint32(countAt, words.length, true);
      view().setUint32(sizeAt, Buffer.concat(words).length, true);
      return DONE;
    },
    args_get(pointersAt: number, wordsAt: number): number {
      let at = wordsAt;
      for (const [index, word] of words.entries()) {
        view().setUint32(pointersAt + 4 * index, at, true);
        bytes(at, word.length).set(word);
        at += word.length;
      }
      return DONE;
    },
    clock_time_get(_id: number, _precision: bigint, at: number): number {
      view().setBigUint64(at, 0n, true);
      return DONE;
    },
    fd_close: (number: number): number => descriptors.close(number),
    fd_fdstat_get(number: number, at: number): number {
      const kind = descriptors.kindOf(number);
      if (kind === undefined) return NO_SUCH_DESCRIPTOR;
      bytes(at, 24).fill(0);
      view().setUint8(at, kind);
      // Without the right to seek, a device counts as a terminal, and lines are printed as they come.
      const rights = descriptors.canSeek(number) ? ALL_RIGHTS : ALL_RIGHTS & ~SEEKING;
      view().setBigUint64(at + 8, rights, true);
      view().setBigUint64(at + 16, rights, true);
      return DONE;
    },
    fd_fdstat_set_flags: (): number => DONE,
    fd_prestat_get(number: number, at: number): number {
      if (!descriptors.isFolder(number)) return NO_SUCH_DESCRIPTOR;
      view().setUint8(at, 0);
      view().setUint32(at + 4, 1, true);
      return DONE;
    },
    fd_prestat_dir_name(_number: number, at: number): number {
      bytes(at, 1).set(Buffer.from('/'));
      return DONE;
    },
    fd_read(number: number, vectorsAt: number, count: number, readAt: number): number {
      if (descriptors.kindOf(number) === undefined) return NO_SUCH_DESCRIPTOR;
      const read = descriptors.read(number, vectors(vectorsAt, count));
      view().setUint32(readAt, read, true);
      return DONE;
    },
    fd_seek(number: number, offset: bigint, whence: number, nowAt: number): number {
      const now = descriptors.seek(number, Number(offset), whence);
      if (now === undefined) return CANNOT_SEEK;
      view().setBigUint64(nowAt, BigInt(now), true);
      return DONE;
    },
    fd_write(number: number, vectorsAt: number, count: number, writtenAt: number): number {
      if (descriptors.kindOf(number) === undefined) return NO_SUCH_DESCRIPTOR;
      const written = descriptors.write(number, vectors(vectorsAt, count));
      view().setUint32(writtenAt, written, true);
      return DONE;
    },
    path_open(
      _folder: number,
      _lookup: number,
      pathAt: number,
      pathLength: number,
      how: number,
      _rights: bigint,
      _inherited: bigint,
      flags: number,
      numberAt: number,
    ): number {
      const path = Buffer.from(bytes(pathAt, pathLength)).toString('latin1');
      const opened = descriptors.open(path, how, flags);
      if (typeof opened === 'object') return opened.refusal;
      view().setUint32(numberAt, opened, true);
      return DONE;
    },
    proc_exit(code: number): never {
      exitCode = code;
      throw new Error('the program ends here');
    },
  };

  const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: system });
  const program = exports as { readonly memory: WebAssembly.Memory; readonly _start: () => void };
  memory = program.memory;
  try {
    program._start();
    return 0;
  } catch (error) {
    if (exitCode === undefined) throw error;
    return exitCode;
  }
}

const ALL_RIGHTS = 0xffff_ffff_ffff_ffffn;
/** `fd_seek` and `fd_tell`. */
const SEEKING = (1n << 2n) | (1n << 5n);
