import { link, rename, rm } from 'node:fs/promises';
import { errorCode } from '../../diagnostics/studio-error.ts';
import { workingFolderError } from '../working-folder-error.ts';
import { unfinishedName } from './durable-files.ts';

/** A file that has left its place, and is not gone yet. */
export interface TakenOut {
  remove(): Promise<void>;
  /** Where another of its name was made meanwhile, that one stays. */
  putBack(): Promise<void>;
}

/**
 * Takes a file out of its place, under a name of which nobody but us knows. Who is asleep before it is removed
 * then takes nothing from another who has come since, and who takes a file from another in its sleep can
 * give it back. Of who is killed in between, `clean` removes it.
 *
 * @returns undefined where it is gone.
 */
export async function takeOut(path: string): Promise<TakenOut | undefined> {
  const aside = unfinishedName(path);
  const telling = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      throw workingFolderError(error, path);
    }
  };
  try {
    await rename(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw workingFolderError(error, path);
  }
  return {
    remove: () => telling(() => rm(aside, { force: true })),
    putBack: () =>
      telling(async () => {
        try {
          await link(aside, path);
        } catch (error) {
          const code = errorCode(error) ?? '';
          // Others have cleaned it away meanwhile.
          if (code === 'ENOENT') return;
          // Some disks have no links.
          if (code !== 'EEXIST') return await rename(aside, path);
        }
        await rm(aside, { force: true });
      }),
  };
}
