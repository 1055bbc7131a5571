import { type FSWatcher, realpathSync, statSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode } from '../../diagnostics/studio-error.ts';

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
/** How often is looked at what no event may tell of: a folder that was replaced, a disk of another machine. */
const LOOK_MS = 1000;

/**
 * Watches the folders of files and not the files: editors put a new file in the place of the old one,
 * which a watch of the old one would never see. A folder may be replaced, too, or be gone for a while, and the
 * system may refuse to watch it: so everything is looked at now and then as well.
 */
export function watchFiles(now: () => number): FileWatch {
  const folders = new Map<string, { readonly identity: string; readonly watcher: FSWatcher }>();
  let followed: ReadonlySet<string> = new Set();
  let wanted: ReadonlySet<string> = new Set();
  let all = false;
  let began: number | undefined;
  let isQuiet = false;
  let timer: NodeJS.Timeout | undefined;
  let seen = '';
  let wake = (): void => {};

  const onChange = (): void => {
    began ??= now();
    isQuiet = false;
    clearTimeout(timer);
    timer = setTimeout(() => {
      isQuiet = true;
      wake();
    }, QUIET_MS);
  };
  const leave = (folder: string): void => {
    folders.get(folder)?.watcher.close();
    folders.delete(folder);
  };
  /** Each folder as it is now: of one that was replaced, the old one tells nothing any more. */
  const arm = (): void => {
    for (const folder of folders.keys()) if (!wanted.has(folder)) leave(folder);
    for (const folder of wanted) {
      const identity = identityOf(folder);
      if (folders.get(folder)?.identity === identity) continue;
      leave(folder);
      // One that is gone is told of by whoever reads the film.
      if (identity === undefined) continue;
      try {
        const watcher = watch(folder, (_event, name) => {
          if (all || name === null || followed.has(join(folder, name))) onChange();
        });
        // Where it can’t be watched any more, it is looked at.
        watcher.on('error', () => leave(folder));
        folders.set(folder, { identity, watcher });
      } catch {
        // Too many are watched on this machine, say: it is looked at.
      }
    }
  };
  const look = (): void => {
    arm();
    const found = factsOf([...followed, ...(all ? wanted : [])]);
    if (found !== seen) onChange();
    seen = found;
  };
  return {
    follow(files, beside) {
      all = beside;
      followed = new Set(files.flatMap((file) => [file, realPath(file)]));
      wanted = new Set([...followed].map((file) => dirname(file)));
      arm();
      seen = factsOf([...followed, ...(all ? wanted : [])]);
    },
    async saved(signal) {
      const onAbort = (): void => wake();
      signal.addEventListener('abort', onAbort);
      const looking = setInterval(look, LOOK_MS);
      try {
        while (!signal.aborted && !isQuiet) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      } finally {
        clearInterval(looking);
        signal.removeEventListener('abort', onAbort);
      }
      if (signal.aborted) return undefined;
      const since = began;
      began = undefined;
      isQuiet = false;
      return since;
    },
    close() {
      clearTimeout(timer);
      for (const folder of folders.keys()) leave(folder);
    },
  };
}

/** Which folder it is that stands there; undefined where there is none. */
function identityOf(folder: string): string | undefined {
  try {
    const found = statSync(folder, { bigint: true });
    const { dev, ino, birthtimeNs } = found;
    return found.isDirectory() ? `${dev}:${ino} ${birthtimeNs}` : undefined;
  } catch {
    return undefined;
  }
}

/** What can be seen of files without reading them. */
function factsOf(paths: readonly string[]): string {
  const facts = paths.map((path) => {
    try {
      const { dev, ino, size, mtimeNs } = statSync(path, { bigint: true });
      return `${dev}:${ino} ${size} ${mtimeNs}`;
    } catch (error) {
      return errorCode(error);
    }
  });
  return facts.join('\n');
}

/** What is saved may be what a link leads to. */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file; // It is not there yet, or not any more.
  }
}
