import { type FileHandle, open, readFile, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode, type StudioError } from '../diagnostics/studio-error.ts';
import type { Json } from '../film/json.ts';
import type { ShotId } from '../film/ids.ts';
import type { KeyframeRecord } from '../plan/keyframe-record.ts';
import type { TakeRecord } from '../plan/take-record.ts';
import { isEntry } from './check-entry.ts';
import { syncFolder } from './durable-files.ts';
import { storeError } from './store-error.ts';
import { workingFolderError } from './working-folder-error.ts';

const SCHEMA = 'ministudio/ledger@1';

/** One line of the ledger. */
export type LedgerEntry =
  | { readonly kind: 'opened'; readonly schema: typeof SCHEMA }
  | { readonly kind: 'step'; readonly name: string; readonly result: Json }
  | {
      readonly kind: 'take';
      readonly take: TakeRecord;
      /** Bytes of each kept file by its digest, where the ledger is young enough to have them. */
      readonly sizes?: Readonly<Record<string, number>>;
    }
  | {
      readonly kind: 'keyframe';
      readonly keyframe: KeyframeRecord;
      readonly sizes: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'circled'; readonly shot: ShotId; readonly take: number };

export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  /** Returns when the line is on the disk: only then may what it announces be done. */
  append(entry: LedgerEntry): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the append-only ledger of a film: one JSON object a line, synced before the act that it
 * announces. A torn last line (a crash while it was written) is cut off; any other damage is
 * reported with its line and never guessed at.
 *
 * @throws StudioError `ledger/damaged`, `ledger/unknown-version`, `folder/…`
 */
export async function openLedger(path: string): Promise<Ledger> {
  const { entries, length } = await readLedger(path);
  try {
    const created = entries.length === 0;
    const file = await open(path, 'a');
    if (length !== undefined) await truncate(path, length);
    const ledger = appendingTo(path, file, [...entries]);
    if (created) {
      await syncFolder(dirname(path));
      await ledger.append({ kind: 'opened', schema: SCHEMA });
    }
    return ledger;
  } catch (error) {
    throw workingFolderError(error, path);
  }
}

/** Reads without opening for writing. `length` is where to cut a torn last line, if there is one. */
export async function readLedger(
  path: string,
): Promise<{ readonly entries: readonly LedgerEntry[]; readonly length?: number }> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { entries: [] };
    throw workingFolderError(error, path);
  }
  const complete = text.slice(0, text.lastIndexOf('\n') + 1);
  const lines = complete.split('\n').slice(0, -1);
  const entries = lines.map((line, index) => parseLine(path, line, index));
  return complete.length === text.length
    ? { entries }
    : { entries, length: Buffer.byteLength(complete) };
}

function parseLine(path: string, line: string, index: number): LedgerEntry {
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch (error) {
    throw damaged(path, index, 'is not JSON', error);
  }
  if (!isEntry(entry)) throw damaged(path, index, 'is no entry that this version knows');
  if (index === 0 && (entry.kind !== 'opened' || entry.schema !== SCHEMA)) {
    throw storeError(
      'ledger/unknown-version',
      `${path}:1: the ledger was written by another version of ministudio`,
      { hint: 'Use the version that wrote it, or move the .ministudio folder away.' },
    );
  }
  return entry;
}

function damaged(path: string, index: number, what: string, cause?: unknown): StudioError {
  return storeError('ledger/damaged', `${path}:${index + 1}: the line ${what}`, {
    hint: 'Restore the file from a backup, or mend the line by hand; nothing was changed.',
    cause,
  });
}

function appendingTo(path: string, file: FileHandle, entries: LedgerEntry[]): Ledger {
  let last: Promise<void> = Promise.resolve();
  return {
    entries,
    append(entry) {
      // One after the other: lines never mix, and the order on disk is the order of the calls.
      last = last.then(async () => {
        try {
          await file.appendFile(`${JSON.stringify(entry)}\n`);
          await file.sync();
        } catch (error) {
          throw workingFolderError(error, path);
        }
        entries.push(entry);
      });
      return last;
    },
    async close() {
      await file.close();
    },
  };
}
