import { filmsIn, type FoundFile, surveyFolder } from '../disk/folder-survey.ts';
import { type Lock, lockFilm, type LockOrder } from './lock.ts';

/** A working folder in which nobody else works on any film. */
export interface LockedFolder {
  readonly found: readonly FoundFile[];
  /** By film; none where there was no folder. */
  readonly locks: ReadonlyMap<string, Lock>;
  readonly release: () => Promise<void>;
}

/**
 * Takes the lock of every film that has anything of its own in a working folder, and looks at what is there.
 * A film that comes in between is locked too, until none does.
 *
 * @throws StudioError `folder/locked` where one of them is being rendered, `folder/…`
 */
export async function lockAllFilms(
  folder: string,
  film: string,
  worker: Pick<LockOrder, 'emit' | 'now' | 'delay'>,
): Promise<LockedFolder> {
  const locks = new Map<string, Lock>();
  // Asked before each act.
  const onRobbed = (): void => {};
  const lock = (each: string): Promise<Lock> =>
    lockFilm({ ...worker, onRobbed, folder, film: each });
  const release = async (): Promise<void> => {
    for (const lock of [...locks.values()].toReversed()) await lock.release();
  };
  // Where there is no folder, there is nothing to lock and nowhere to write.
  if ((await surveyFolder(folder)).length === 0) return { found: [], locks, release };
  try {
    locks.set(film, await lock(film));
    for (;;) {
      const found = await surveyFolder(folder);
      const others = filmsIn(found).filter((each) => !locks.has(each));
      if (others.length === 0) return { found, locks, release };
      for (const each of others) locks.set(each, await lock(each));
    }
  } catch (error) {
    await release();
    throw error;
  }
}
