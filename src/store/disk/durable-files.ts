import { open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { workingFolderError } from '../working-folder-error.ts';

/** Two writes of one file may be under way at once, and each has a name of its own to begin with. */
let writes = 0;

/**
 * Writes a whole file so that after a crash or a power cut it is there complete or not at all:
 * temporary name, sync, rename, sync of the folder.
 */
export async function writeFileAtomically(path: string, data: string | Uint8Array): Promise<void> {
  writes += 1;
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.${writes}.part`);
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(data);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    throw workingFolderError(error, path);
  }
}

/** Moves a finished file to its place in the same way. Both must be on one file system. */
export async function moveFileDurably(from: string, to: string): Promise<void> {
  try {
    const file = await open(from, 'r');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(from, to);
    await syncFolder(dirname(to));
  } catch (error) {
    throw workingFolderError(error, to);
  }
}

/** A new name in a folder survives a power cut only when the folder itself is synced. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return; // Windows cannot open folders; NTFS journals renames.
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
