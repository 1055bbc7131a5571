import type { BigIntStats } from 'node:fs';
import { copyFile, type FileHandle, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../../diagnostics/studio-error.ts';
import { leaveBehind, syncFile, syncFolder, writeFileAtomically } from '../disk/durable-files.ts';
import { LEDGER_SCHEMA, type LedgerEntry } from './ledger-entry.ts';
import { type Head, headPath, openHead } from './ledger-head.ts';
import { endingOf, type Position, sealLine, START } from './ledger-line.ts';
import { RoomAhead } from '../disk/room-ahead.ts';
import type { Lock } from '../lock/lock.ts';
import { type ReadLedger, readLedger } from './read-ledger.ts';
import { workingFolderError } from '../working-folder-error.ts';

export type { LedgerEntry } from './ledger-entry.ts';

export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  /** Returns when the line is on the disk: only then may what it announces be done. */
  append(entry: LedgerEntry): Promise<void>;
  close(): Promise<void>;
}

/** A ledger whose file somebody else may write to all the same, once this process has been taken for dead. */
export interface LedgerFile extends Ledger {
  /** Whether the file is there still, and ends where it was left: nobody has written to it since. */
  isAsLeft(): Promise<boolean>;
  /** Closes it, and leaves the file as it is, as another goes on with it. */
  leave(): Promise<void>;
}

export interface OpenOrder {
  /** Of the film: nothing is changed once it is another's. */
  readonly lock?: Pick<Lock, 'requireHeld' | 'concede' | 'isTakenOver'>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/**
 * Opens the append-only ledger of a film: one JSON object a line, synced before the act that it
 * announces. A torn last line (a crash while it was written) is cut off; one of an older version is
 * written anew in this one, and kept beside it.
 *
 * @throws StudioError `ledger/damaged`, `ledger/unknown-version`, `folder/…`
 */
export async function openLedger(
  path: string,
  { lock, now = Date.now }: OpenOrder = {},
): Promise<LedgerFile> {
  if (lock?.isTakenOver === true) {
    await leaveBehind(path);
    await leaveBehind(headPath(path));
  }
  const read = await readLedger(path);
  try {
    const { entries, older } = read;
    let { position, length } = read;
    if (older !== undefined) {
      await requireAsRead(path, read, lock);
      ({ position, length } = await rewrite(path, entries, older));
    }
    const file = await openForWriting(path);
    let head: Head | undefined;
    try {
      head = await openHead(path);
      // Both are open: who takes the film over from now on puts others in their place.
      if (older === undefined) await requireAsRead(path, read, lock);
      await file.truncate(length);
      await file.sync();
      // What stands whole on the disk counts, whether or not its writer came so far as to say so.
      await head.write(position);
      const ledger = appendingTo(
        { path, file, room: new RoomAhead(file, length), head, position, now },
        [...entries],
      );
      if (entries.length === 0) {
        await syncFolder(dirname(path));
        await ledger.append({ kind: 'opened', schema: LEDGER_SCHEMA });
      }
      return ledger;
    } catch (error) {
      await head?.close();
      await file.close();
      throw error;
    }
  } catch (error) {
    throw workingFolderError(error, path);
  }
}

/**
 * What is cut off is a torn line, and never one that another has written while we were asleep, since it was
 * read: that one may be of something paid for.
 */
async function requireAsRead(
  path: string,
  { size }: ReadLedger,
  lock: OpenOrder['lock'],
): Promise<void> {
  if (lock === undefined) return;
  await lock.requireHeld();
  const there = await statIfThere(path);
  if (Number(there?.size ?? 0) !== size) throw lock.concede();
}

async function openForWriting(path: string): Promise<FileHandle> {
  // Never emptied, and made where it is missing.
  await (await open(path, 'a')).close();
  return await open(path, 'r+');
}

/** `film.ledger.jsonl` → `film.ledger.v1.jsonl`, and the first anew. */
async function rewrite(
  path: string,
  entries: readonly LedgerEntry[],
  older: string,
): Promise<Pick<ReadLedger, 'position' | 'length'>> {
  const version = older.slice(older.indexOf('@') + 1);
  const kept = path.replace(/(\.jsonl)?$/, `.v${version}.jsonl`);
  await copyFile(path, kept);
  await syncFile(kept);
  let position = START;
  let text = '';
  for (const entry of entries) {
    const sealed = sealLine(entry, position);
    text += `${sealed.line}\n`;
    ({ position } = sealed);
  }
  await writeFileAtomically(path, text);
  return { position, length: Buffer.byteLength(text) };
}

interface Opened {
  readonly path: string;
  readonly file: FileHandle;
  readonly room: RoomAhead;
  readonly head: Head;
  readonly position: Position;
  readonly now: () => number;
}

function appendingTo(
  { path, file, room, head, now, ...opened }: Opened,
  entries: LedgerEntry[],
): LedgerFile {
  let { position } = opened;
  let last: Promise<void> = Promise.resolve();
  let broken = false;

  async function write(entry: LedgerEntry): Promise<void> {
    const stamped = { at: now(), ...entry };
    const sealed = sealLine(stamped, position);
    if (isClaim(entry)) await room.reserve(sealed.line.length);
    try {
      await room.write(`${sealed.line}\n`);
      await head.write(sealed.position);
    } catch (error) {
      broken = true;
      throw error;
    }
    ({ position } = sealed);
    entries.push(stamped);
  }

  async function isAsLeft(): Promise<boolean> {
    // Half a line of ours: nothing follows it.
    if (broken) return true;
    const own = await file.stat({ bigint: true });
    const there = await statIfThere(path);
    const isThere = there?.dev === own.dev && there.ino === own.ino;
    return isThere && (await room.endsWith(endingOf(position)));
  }

  async function closeFiles(): Promise<void> {
    await file.close();
    await head.close();
  }

  return {
    entries,
    append(entry) {
      // One after the other: lines never mix, and the order on disk is the order of the calls.
      const written = last.then(async () => {
        try {
          await write(entry);
        } catch (error) {
          throw workingFolderError(error, path);
        }
      });
      // Nothing follows half a line. One that was refused has left nothing behind.
      last = written.catch((error: unknown) => {
        if (broken) throw error;
      });
      last.catch(() => {});
      return written;
    },
    isAsLeft,
    async close() {
      await last.catch(() => {});
      // What stands there now is another's, who has come and gone.
      if (await isAsLeft().catch(() => false)) await room.trim().catch(() => {});
      await closeFiles();
    },
    async leave() {
      await last.catch(() => {});
      await closeFiles();
    },
  };
}

async function statIfThere(path: string): Promise<BigIntStats | undefined> {
  try {
    return await stat(path, { bigint: true });
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** What announces something that is paid for. Where its end could not be written down, it is not begun. */
export function isClaim(entry: LedgerEntry): boolean {
  return entry.kind === 'step' && /#claim\d+$/.test(entry.name);
}
