import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../../diagnostics/studio-error.ts';
import { syncName } from './durable-files.ts';
import { workingFolderError } from '../working-folder-error.ts';

/**
 * Makes a folder and those above it, so that a power cut does not take them away again with all that
 * was synced inside. Node can make them too, but calls a read-only disk a missing folder, and under
 * /proc it never ends.
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
    await syncName(path);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST' && (await leadsToFolder(path))) {
      // Whoever has made it may have been killed before it was synced.
      await syncName(path);
      return true;
    }
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
