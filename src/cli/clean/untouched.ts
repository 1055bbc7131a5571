import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { filmsIn, surveyFolder } from '../../store/disk/folder-survey.ts';
import { storeError } from '../../store/store-error.ts';
import type { LockedFolder } from '../../store/lock/lock-films.ts';

/** A working folder of which files are removed by what was seen there at first. */
export interface Untouched {
  /**
   * Asked before each act: who was asleep in between, with the machine for instance, is taken for dead by others, and
   * what nothing needed when it was seen may be in a film by now.
   *
   * @throws StudioError `folder/locked` where somebody else has worked in the folder since.
   */
  require(): Promise<void>;
  /** The same, and that nobody has begun another film there. */
  requireNothingNew(): Promise<void>;
  /** A ledger to which we write ourselves: whoever does says whether it is as they left it. */
  except(ledger: string, requireAsLeft: () => Promise<void>): void;
}

export function untouched(folder: string, { found, locks }: LockedFolder): Untouched {
  const films = new Set(filmsIn(found));
  const isAsLeft = new Map(
    found
      .filter(({ role }) => role === 'ledger')
      .map(({ path, bytes }) => [path, () => requireSize(folder, path, bytes)] as const),
  );
  const require = async (): Promise<void> => {
    for (const [film, lock] of locks) {
      await lock.requireHeld();
      // Who has come and gone holds no lock any more, and has removed ours, also where no line was written.
      if (lock.hasBeenGone()) throw meanwhile(film);
    }
    // What stands in a ledger is what the film has, whoever wrote it.
    for (const requireAsLeft of isAsLeft.values()) await requireAsLeft();
  };
  return {
    require,
    async requireNothingNew() {
      await require();
      const begun = filmsIn(await surveyFolder(folder)).find((film) => !films.has(film));
      if (begun !== undefined) throw meanwhile(begun);
    },
    except: (ledger, requireAsLeft) => void isAsLeft.set(basename(ledger), requireAsLeft),
  };
}

async function requireSize(folder: string, path: string, bytes: number): Promise<void> {
  const there = await stat(join(folder, path)).catch(() => undefined);
  if (there?.size !== bytes) throw meanwhile(path);
}

function meanwhile(what: string): Error {
  return storeError('folder/locked', `${what} was worked on meanwhile`, {
    hint: 'No take, still or line is removed. Run it again when the other is done: what is needed may be something else now.',
  });
}
