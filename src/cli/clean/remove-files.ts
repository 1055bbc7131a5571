import { readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../diagnostics/studio-error.ts';
import type { FoundFile } from '../../store/disk/folder-survey.ts';
import { type TakenOut, takeOut } from '../../store/disk/take-out.ts';
import { workingFolderError } from '../../store/working-folder-error.ts';
import type { Untouched } from './untouched.ts';

/**
 * Removes files of a working folder, if nobody has come there until all of them are out of their places: who comes
 * later doesn't find them, as if they had been removed before. Who was asleep, frozen between a question and an
 * act for instance, puts back what somebody may have in a film by now.
 *
 * @throws StudioError `folder/…`
 */
export async function removeFiles(
  workingFolder: string,
  files: readonly FoundFile[],
  folder: Untouched,
): Promise<void> {
  const out: TakenOut[] = [];
  try {
    for (const { role, path } of files) {
      const full = join(workingFolder, path);
      if (role === 'scratch' || role === 'stretches') {
        await emptyFolder(full, folder);
        continue;
      }
      await folder.require();
      const taken = await takeOut(full);
      if (taken !== undefined) out.push(taken);
    }
    await folder.requireNothingNew();
  } catch (error) {
    for (const taken of out.toReversed()) await taken.putBack();
    throw error;
  }
  for (const taken of out) await taken.remove();
}

/** Only of what was there before it was asked: what comes later has other names. */
async function emptyFolder(path: string, folder: Untouched): Promise<void> {
  try {
    const names = await readdir(path);
    await folder.require();
    for (const name of names) await rm(join(path, name), { recursive: true, force: true });
    await rmdir(path);
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(code)) throw workingFolderError(error, path);
  }
}
