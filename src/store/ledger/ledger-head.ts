import { type FileHandle, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../../diagnostics/studio-error.ts';
import { syncFolder } from '../disk/durable-files.ts';
import type { Position } from './ledger-line.ts';
import { workingFolderError } from '../working-folder-error.ts';

/** Fits into one sector of a disk, which is written whole or not at all. */
const BYTES = 64;

/** Beside a ledger: how far it had been written when it was last acted on. */
export function headPath(ledger: string): string {
  return ledger.replace(/(\.jsonl)?$/, '.head');
}

/** @returns undefined where there is none, or none that can be read: nothing is known then. */
export async function readHead(ledger: string): Promise<Position | undefined> {
  const path = headPath(ledger);
  try {
    const head = JSON.parse(await readFile(path, 'utf8')) as Partial<Position> | null;
    const { count, sum } = head ?? {};
    return Number.isInteger(count) && typeof sum === 'string' ? { count: count!, sum } : undefined;
  } catch (error) {
    if (errorCode(error) === undefined || errorCode(error) === 'ENOENT') return undefined;
    throw workingFolderError(error, path, 'read');
  }
}

export function headText({ count, sum }: Position): string {
  return `${JSON.stringify({ count, sum }).padEnd(BYTES - 1)}\n`;
}

export interface Head {
  /** Returns when it is on the disk. */
  write(position: Position): Promise<void>;
  close(): Promise<void>;
}

/** Opens the head of a ledger for writing, in place; nothing of it is changed before. */
export async function openHead(ledger: string): Promise<Head> {
  const path = headPath(ledger);
  let file: FileHandle;
  try {
    // Never emptied: what was written last holds until the next is, and may be another's by now.
    await (await open(path, 'a')).close();
    file = await open(path, 'r+');
    await syncFolder(dirname(path));
  } catch (error) {
    throw workingFolderError(error, path);
  }
  return {
    async write(position) {
      try {
        await file.write(headText(position), 0);
        // Of one that was damaged more may be there.
        await file.truncate(BYTES);
        await file.datasync();
      } catch (error) {
        throw workingFolderError(error, path);
      }
    },
    close: () => file.close(),
  };
}
