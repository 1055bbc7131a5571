import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { isStudioError } from '../../diagnostics/studio-error.ts';
import type { Film } from '../../film/film.ts';
import { filmDigest } from '../../source/film-digest.ts';
import { assetPaths } from '../reading/asset-digests.ts';
import { reportStudioError } from '../process/report-error.ts';
import type { Shell } from '../shell.ts';
import { stampOf } from './stamp.ts';
import { watchFiles } from './watch-files.ts';

/** One render of a film that is watched. */
export interface Round {
  /** The first is a render like any other. */
  readonly isFirst: boolean;
  /** When the file was saved for which it is; milliseconds since 1970. */
  readonly since: number;
  /** Told of each file that is looked for, whether or not it is there. */
  readonly onSought: (path: string) => void;
  /**
   * Told what was read.
   *
   * @returns false where the last film was made of the same.
   */
  readonly isNew: (film: Film, files: readonly string[]) => Promise<boolean>;
}

const LOCKED_PAUSE_MS = 1000;

/**
 * Renders, and again whenever the film, a file that it includes or one that it names is saved, until
 * the user ends it or nobody reads what it says. What goes wrong in a later round is told, and mended
 * by the next save.
 *
 * @param render gives the exit code.
 * @param tellWaiting told how many files are watched.
 */
export async function inRounds(
  shell: Shell,
  path: string,
  render: (round: Round) => Promise<number>,
  tellWaiting: (files: number) => Promise<void>,
): Promise<number> {
  const ends = AbortSignal.any([shell.signal, ...(shell.unheard ? [shell.unheard] : [])]);
  const watch = watchFiles(shell.now);
  const filmFile = resolve(shell.cwd, path);
  // Where there is no folder, nothing can be saved.
  if (!existsSync(dirname(filmFile))) {
    const once = { isFirst: true, since: shell.now(), onSought: () => {} };
    return await render({ ...once, isNew: async () => true });
  }
  let files: readonly string[] = [filmFile];
  /** What the last film was made of. */
  let filmed: string | undefined;
  let since = shell.now();
  let isLocked = false;
  watch.follow(files, true);
  try {
    for (let isFirst = true; ; isFirst = false) {
      let stamp: string | undefined;
      let read: string | undefined;
      const known = files;
      const sought = new Map<string, boolean>();
      const onSought = (path: string): void => {
        const file = resolve(shell.cwd, path);
        const found = statSync(file, { throwIfNoEntry: false });
        // In which folder a file lies is asked, too.
        if (found?.isDirectory() !== true) sought.set(file, found !== undefined);
      };
      const before = await stampOf(known, false);
      const isNew: Round['isNew'] = async (film, sources) => {
        files = filesOf(shell.cwd, film, sources);
        watch.follow(files, false);
        stamp = await stampOf(files, false);
        // Saved since its bytes were read, or just before: what stands there now is looked at.
        const isSame = known.join('\n') === files.join('\n');
        if ((isSame ? stamp : await stampOf(known, false)) !== before) stamp = '';
        read = `${filmDigest(film)} ${await stampOf(files.slice(sources.length), false)}`;
        return read !== filmed;
      };
      try {
        const exitCode = await render({ isFirst, since, onSought, isNew });
        // One that can't be read leaves the last film as it is.
        if (read !== undefined) filmed = exitCode === ExitCode.done ? read : undefined;
        isLocked = false;
      } catch (error) {
        if (isFirst || ends.aborted || !isStudioError(error)) throw error;
        if (error.code !== 'folder/locked' || !isLocked) reportStudioError(shell, error);
        isLocked = error.code === 'folder/locked';
        filmed = undefined;
      }
      const isBroken = stamp === undefined;
      // What is wrong may be a file that is not there: that one, and whatever else comes, is looked at.
      if (isBroken) {
        files = [...new Set([...files, ...sought.keys()])];
        watch.follow(files, true);
        const hasCome = [...sought].some(([file, wasThere]) => existsSync(file) !== wasThere);
        // Mended while it was being read, of which the watch may know nothing.
        if (!isLocked && (hasCome || (await stampOf(known, false)) !== before)) continue;
      }
      stamp ??= await stampOf(files, isBroken);
      if (isLocked) {
        await sleep(LOCKED_PAUSE_MS, undefined, { signal: ends }).catch(() => {});
        shell.signal.throwIfAborted();
        if (ends.aborted) return ExitCode.done;
        continue;
      }
      await tellWaiting(files.length);
      let saved: number | undefined;
      do {
        saved = await watch.saved(ends);
        shell.signal.throwIfAborted();
        if (saved === undefined) return ExitCode.done;
      } while ((await stampOf(files, isBroken)) === stamp);
      since = saved;
    }
  } finally {
    watch.close();
  }
}

/** The film and what it includes, then what it names. */
function filesOf(cwd: string, film: Film, sources: readonly string[]): readonly string[] {
  const folder = dirname(resolve(cwd, sources[0]!));
  return [
    ...sources.map((file) => resolve(cwd, file)),
    ...[...assetPaths(film)].map((path) => join(folder, path)),
  ];
}
