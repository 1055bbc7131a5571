import { existsSync, type FSWatcher, realpathSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';

export interface FileWatch {
  /** Watches these files from now on; with `beside`, whatever else is in their folders, too. */
  follow(files: readonly string[], beside: boolean): void;
  /**
   * Resolves when one of them has been saved, or was since the last time, and then nothing for a
   * moment. @returns when that began, in milliseconds since 1970; undefined where the signal aborts.
   */
  saved(signal: AbortSignal): Promise<number | undefined>;
  close(): void;
}

/** A save is several events: a new file, its name, its dates. */
const QUIET_MS = 60;

/**
 * Watches the folders of files and not the files: editors put a new file in the place of the old one,
 * which a watch of the old one would never see.
 */
export function watchFiles(now: () => number): FileWatch {
  const folders = new Map<string, FSWatcher>();
  let followed: ReadonlySet<string> = new Set();
  let all = false;
  let began: number | undefined;
  let isQuiet = false;
  let timer: NodeJS.Timeout | undefined;
  let failure: unknown;
  let wake = (): void => {};

  const onEvent = (folder: string, name: string | null): void => {
    if (!all && name !== null && !followed.has(join(folder, name))) return;
    began ??= now();
    isQuiet = false;
    clearTimeout(timer);
    timer = setTimeout(() => {
      isQuiet = true;
      wake();
    }, QUIET_MS);
  };
  return {
    follow(files, beside) {
      all = beside;
      followed = new Set(files.flatMap((file) => [file, realPath(file)]));
      const wanted = new Set([...followed].map((file) => dirname(file)));
      for (const [folder, watcher] of folders) {
        if (wanted.has(folder)) continue;
        watcher.close();
        folders.delete(folder);
      }
      for (const folder of wanted) {
        // One that is gone is told of by whoever reads the film.
        if (folders.has(folder) || !existsSync(folder)) continue;
        const watcher = watch(folder, (_event, name) => onEvent(folder, name));
        watcher.on('error', (error) => {
          failure = error;
          wake();
        });
        folders.set(folder, watcher);
      }
    },
    async saved(signal) {
      const onAbort = (): void => wake();
      signal.addEventListener('abort', onAbort);
      try {
        while (!signal.aborted && failure === undefined && !isQuiet) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      } finally {
        signal.removeEventListener('abort', onAbort);
      }
      if (failure !== undefined) throw failure;
      if (signal.aborted) return undefined;
      const since = began;
      began = undefined;
      isQuiet = false;
      return since;
    },
    close() {
      clearTimeout(timer);
      for (const watcher of folders.values()) watcher.close();
    },
  };
}

/** What is saved may be what a link leads to. */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file; // It is not there yet, or not any more.
  }
}
