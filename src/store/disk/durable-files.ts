import { randomInt } from 'node:crypto';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode } from '../../diagnostics/studio-error.ts';
import { workingFolderError } from '../working-folder-error.ts';

/**
 * Two writes of one file may be under way at once, and each has a name of its own to begin with. Counted from
 * anywhere: a program may hold this module twice, once in a command and once in what that loads later.
 */
let writes = randomInt(2 ** 40);

/** Beside a file, a name that nothing else has: whoever sees it there knows that somebody was not done. */
export function unfinishedName(path: string): string {
  writes += 1;
  return join(dirname(path), `.${basename(path)}.${process.pid}.${writes}.part`);
}

/**
 * Writes a whole file so that after a crash or a power cut it is there complete or not at all:
 * temporary name, sync, rename, sync of the folder.
 */
export async function writeFileAtomically(path: string, data: string | Uint8Array): Promise<void> {
  const temporary = unfinishedName(path);
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
    await syncFile(from);
    await rename(from, to);
    await syncFolder(dirname(to));
  } catch (error) {
    throw workingFolderError(error, to);
  }
}

/**
 * Makes sure that a file that stands in its place already is there after a power cut, too: who has
 * put it there may have been killed on the way.
 */
export async function makeSure(path: string): Promise<void> {
  try {
    await syncFile(path);
    await syncFolder(dirname(path));
  } catch (error) {
    throw workingFolderError(error, path);
  }
}

/** Has the bytes of a file on the disk, whoever wrote them. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Puts another file of the same bytes in the place of one that somebody else may have open, and be asleep
 * over: whatever they write when they wake is written to the old one, which nobody reads any more. What they
 * have written until then is carried over.
 */
export async function leaveBehind(path: string): Promise<void> {
  let old: FileHandle | undefined;
  try {
    old = await open(path, 'r');
    for (let known: Buffer | undefined; ;) {
      const bytes = await bytesOf(old);
      if (known?.equals(bytes) === true) return;
      await writeFileAtomically(path, bytes);
      known = bytes;
    }
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw workingFolderError(error, path);
  } finally {
    await old?.close();
  }
}

/** From the beginning, however often it is asked. */
async function bytesOf(file: FileHandle): Promise<Buffer> {
  const bytes = Buffer.alloc((await file.stat()).size);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  return bytes.subarray(0, bytesRead);
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

/**
 * The name of a file or folder in the folder above it. Who may not read that one can't sync it, some
 * disks sync no folders, and all can be worked with.
 */
export async function syncName(path: string): Promise<void> {
  await syncFolder(dirname(path)).catch((error: unknown) => {
    if (!CANT_SYNC.includes(errorCode(error) ?? '')) throw error;
  });
}

const CANT_SYNC = ['EACCES', 'EPERM', 'EROFS', 'EINVAL', 'ENOTSUP', 'EOPNOTSUPP'];
