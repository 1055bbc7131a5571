import type { Descriptors } from './descriptors.ts';

/** What the calls of a running program are about. */
export interface Running {
  readonly descriptors: Descriptors;
  /** Its name and arguments, each with the zero that ends it. */
  readonly words: readonly Buffer[];
}

/** Thrown through a program that ends itself with an exit code. */
export class Ended extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`the program ended with ${code}`);
    this.code = code;
  }
}

/** What a function of WASI answers; 0 is success. */
const DONE = 0;
const NO_SUCH_DESCRIPTOR = 8;
const CANNOT_SEEK = 70;

const ALL_RIGHTS = 0xffff_ffff_ffff_ffffn;
/** `fd_seek` and `fd_tell`. */
const SEEKING = (1n << 2n) | (1n << 5n);

/**
 * The functions of `wasi_snapshot_preview1` that a program can call, which see the arguments and the
 * files of its run and a clock that stands still.
 */
export function systemCalls(
  memory: () => WebAssembly.Memory,
  run: () => Running,
): Readonly<Record<string, (...values: never[]) => number>> {
  const view = (): DataView => new DataView(memory().buffer);
  const bytes = (at: number, length: number): Uint8Array =>
    new Uint8Array(memory().buffer, at, length);
  const vectors = (at: number, count: number): readonly Uint8Array[] =>
    Array.from({ length: count }, (_, index) => {
      const vector = at + 8 * index;
      return bytes(view().getUint32(vector, true), view().getUint32(vector + 4, true));
    });

  return {
    args_sizes_get(countAt: number, sizeAt: number): number {
      view().setUint32(countAt, run().words.length, true);
      view().setUint32(sizeAt, Buffer.concat(run().words).length, true);
      return DONE;
    },
    args_get(pointersAt: number, wordsAt: number): number {
      let at = wordsAt;
      for (const [index, word] of run().words.entries()) {
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
    fd_close: (number: number): number => run().descriptors.close(number),
    fd_fdstat_get(number: number, at: number): number {
      const kind = run().descriptors.kindOf(number);
      if (kind === undefined) return NO_SUCH_DESCRIPTOR;
      bytes(at, 24).fill(0);
      view().setUint8(at, kind);
      // Without the right to seek, a device counts as a terminal, and lines are printed as they come.
      const rights = run().descriptors.canSeek(number) ? ALL_RIGHTS : ALL_RIGHTS & ~SEEKING;
      view().setBigUint64(at + 8, rights, true);
      view().setBigUint64(at + 16, rights, true);
      return DONE;
    },
    fd_fdstat_set_flags: (): number => DONE,
    fd_prestat_get(number: number, at: number): number {
      if (!run().descriptors.isFolder(number)) return NO_SUCH_DESCRIPTOR;
      view().setUint8(at, 0);
      view().setUint32(at + 4, 1, true);
      return DONE;
    },
    fd_prestat_dir_name(_number: number, at: number): number {
      bytes(at, 1).set(Buffer.from('/'));
      return DONE;
    },
    fd_read(number: number, vectorsAt: number, count: number, readAt: number): number {
      if (run().descriptors.kindOf(number) === undefined) return NO_SUCH_DESCRIPTOR;
      const read = run().descriptors.read(number, vectors(vectorsAt, count));
      view().setUint32(readAt, read, true);
      return DONE;
    },
    fd_seek(number: number, offset: bigint, whence: number, nowAt: number): number {
      const now = run().descriptors.seek(number, Number(offset), whence);
      if (now === undefined) return CANNOT_SEEK;
      view().setBigUint64(nowAt, BigInt(now), true);
      return DONE;
    },
    fd_write(number: number, vectorsAt: number, count: number, writtenAt: number): number {
      if (run().descriptors.kindOf(number) === undefined) return NO_SUCH_DESCRIPTOR;
      const written = run().descriptors.write(number, vectors(vectorsAt, count));
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
      const opened = run().descriptors.open(path, how, flags);
      if (typeof opened === 'object') return opened.refusal;
      view().setUint32(numberAt, opened, true);
      return DONE;
    },
    proc_exit(code: number): never {
      throw new Ended(code);
    },
  };
}
