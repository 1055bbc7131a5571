import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../../diagnostics/studio-error.ts';
import { workingFolderError } from '../working-folder-error.ts';

/**
 * Makes a folder and those above it. Node can do that too, but calls a read-only disk a missing
 * folder, and under /proc it never ends.
 */
export async function makeFolder(path: string): Promise<void> {
  if (await tryToMake(path)) return;
  await makeFolder(dirname(path));
  if (!(await tryToMake(path))) throw workingFolderError({ code: 'ENOENT' }, path);
}

/** False where the folder above is missing. */
async function tryToMake(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST' && (await leadsToFolder(path))) return true;
    if (code === 'ENOENT' && dirname(path) !== path) return false;
    throw workingFolderError(error, path);
  }
}

async function leadsToFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    // A link to something that is not there.
    throw workingFolderError(errorCode(error) === 'ENOENT' ? { code: 'ELOOP' } : error, path);
  }
}
