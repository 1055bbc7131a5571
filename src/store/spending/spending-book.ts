import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { StudioError } from '../../diagnostics/studio-error.ts';
import { syncFolder } from '../disk/durable-files.ts';
import { makeFolder } from '../disk/make-folder.ts';
import { openBookLine, sealBookLine } from './book-line.ts';
import { type ReservedEntry, Spending, SPENDING_SCHEMA, type SpendingEntry } from './spending.ts';
import { storeError } from '../store-error.ts';
import { workingFolderError } from '../working-folder-error.ts';

/** What it is called. */
export const BOOK = 'spending.jsonl';

/** The book of what all films of a configuration spend, which several runs may hold at once. */
export interface SpendingBook {
  /** As it was read last. */
  readonly spending: Spending;
  /** Reads what others have written since. */
  refresh(): Promise<void>;
  /** Writes a reservation and has it on the disk; false where it did not fit, and doesn’t count. */
  reserve(entry: Omit<ReservedEntry, 'kind'>): Promise<boolean>;
  settle(id: string, at: number, usd: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the append-only book, one JSON object a line. Each line is written by one call that appends, which
 * the system does whole and after all that others have written; where a reservation stands in the
 * file decides whether it fits. So no lock is needed that a killed run could leave behind. After a
 * power cut the last lines may have their ends and lack a part before: they were not acted on.
 *
 * @throws StudioError `spending/damaged`, `folder/…`
 */
export async function openSpendingBook(path: string): Promise<SpendingBook> {
  await makeFolder(dirname(path));
  let file: FileHandle;
  try {
    file = await open(path, 'a+');
    await syncFolder(dirname(path));
  } catch (error) {
    throw workingFolderError(error, path);
  }
  const reader = readerOf(path, file);
  const append = async (entry: SpendingEntry): Promise<void> => {
    await reader.read();
    // What a killed run has left of a line is ended, so that it spoils no other.
    const start = reader.isAtLineStart() ? '' : '\n';
    const line = sealBookLine(entry, reader.size(), reader.hole());
    // One that can't be read would stop every film of the configuration.
    if (!isEntry(JSON.parse(line))) throw new RangeError(`no entry of a book: ${line}`);
    const bytes = Buffer.from(`${start}${line}\n`);
    try {
      const { bytesWritten } = await file.write(bytes);
      await file.sync();
      if (bytesWritten < bytes.length) throw Object.assign(new Error(), { code: 'ENOSPC' });
    } catch (error) {
      throw workingFolderError(error, path);
    }
    await reader.read();
  };
  // One after the other, so that what is read is read once.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(act, act);
    last = turn.catch(() => {});
    return await turn;
  };
  try {
    await reader.read();
    if (reader.isEmpty()) await append({ kind: 'opened', schema: SPENDING_SCHEMA });
  } catch (error) {
    await file.close();
    throw error;
  }
  const { spending } = reader;
  return {
    spending,
    refresh: () => inTurn(() => reader.read()),
    reserve: (entry) =>
      inTurn(async () => {
        await append({ kind: 'reserved', ...entry });
        return spending.reservation(entry.id) !== undefined;
      }),
    settle: (id, at, usd) => inTurn(() => append({ kind: 'settled', id, at, usd })),
    close: () => file.close(),
  };
}

/** Reads on from where it stopped: the book only grows. */
function readerOf(path: string, file: FileHandle) {
  const spending = new Spending();
  let position = 0;
  let lines = 0;
  let tail = Buffer.alloc(0);
  /** Of the last lines, that were perhaps never written whole: then nobody has acted on them. */
  let hole: (BrokenLine & { readonly start: number }) | undefined;
  /** Only what the next line says that it found is passed over, and not what has got lost since. */
  const passHoles = (line: ReadLine, start: number): SpendingEntry | undefined => {
    if ('damage' in line) throw hole?.error ?? line.damage;
    if ('error' in line) {
      hole ??= { ...line, start };
      return undefined;
    }
    if (hole !== undefined && line.entry !== undefined) {
      if (line.after === hole.start) hole = undefined;
      // Written before its writer could read the broken one, and synced no sooner than that: so neither was acted
      // on, and it counts until its film is rendered again. Who has read that one has read it whole.
      else if (line.seen === undefined || line.seen > hole.start) throw hole.error;
    }
    return line.entry;
  };
  return {
    spending,
    size: () => position,
    isEmpty: () => position === 0,
    isAtLineStart: () => tail.length === 0,
    hole: () => hole?.start ?? (tail.length > 0 ? position - tail.length : undefined),
    async read(): Promise<void> {
      const chunk = Buffer.alloc(64 * 1024);
      for (;;) {
        let bytesRead: number;
        try {
          ({ bytesRead } = await file.read(chunk, 0, chunk.length, position));
        } catch (error) {
          throw workingFolderError(error, path);
        }
        if (bytesRead === 0) {
          if (hole?.isHole === false) throw hole.error;
          return;
        }
        let start = position - tail.length;
        position += bytesRead;
        const bytes = Buffer.concat([tail, chunk.subarray(0, bytesRead)]);
        const end = bytes.lastIndexOf('\n') + 1;
        tail = bytes.subarray(end);
        for (const line of bytes.subarray(0, end).toString().split('\n').slice(0, -1)) {
          lines += 1;
          const entry = passHoles(readLine(line, start, `${path}:${lines}`), start);
          if (entry !== undefined) spending.add(entry);
          start += Buffer.byteLength(line) + 1;
        }
      }
    },
  };
}

type ReadLine =
  /** None for a line that was torn by a crash: whoever wrote it never acted on it. */
  | {
      readonly entry: SpendingEntry | undefined;
      /** Where the lines begin that its writer has found broken, right before it. */
      readonly after?: number | undefined;
      /** How many bytes of the book its writer had read. */
      readonly seen?: number | undefined;
    }
  | BrokenLine
  | { readonly damage: StudioError };

interface BrokenLine {
  /** What to say of it unless its writer can't have acted on it. */
  readonly error: StudioError;
  /** A part of it was never written, for all that can be seen. */
  readonly isHole: boolean;
}

/** @param start where it stands, in bytes. */
function readLine(line: string, start: number, where: string): ReadLine {
  const opened = openBookLine(line, start);
  if (opened === 'torn') return { entry: undefined };
  if ('isHole' in opened) return { error: damaged(where, opened.damage), isHole: opened.isHole };
  if ('damage' in opened) return { damage: damaged(where, opened.damage) };
  const { entry, hole: after, seen } = opened;
  if (isEntry(entry)) return { entry, after, seen };
  return { damage: damaged(where, 'is no entry that this version knows') };
}

function isEntry(parsed: unknown): parsed is SpendingEntry {
  if (typeof parsed !== 'object' || parsed === null) return false;
  const { kind, schema, id, at, film, job, usd } = parsed as Record<string, unknown>;
  if (kind === 'opened') return schema === SPENDING_SCHEMA;
  const isCounted = typeof id === 'string' && isAmount(at) && isAmount(usd);
  if (kind === 'settled') return isCounted;
  return kind === 'reserved' && isCounted && typeof film === 'string' && typeof job === 'string';
}

function isAmount(value: unknown): boolean {
  return typeof value === 'number' && value >= 0;
}

function damaged(where: string, what: string): StudioError {
  return storeError('spending/damaged', `${where}: the line ${what}`, {
    hint: 'Restore the file from a backup; or move it away, and lower the cap by what `ministudio costs --since` says of this month, until each film has been rendered: then it is counted again.',
  });
}
