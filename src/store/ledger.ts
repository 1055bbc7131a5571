import { copyFile, type FileHandle, open, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder, writeFileAtomically } from './durable-files.ts';
import { LEDGER_SCHEMA, type LedgerEntry } from './ledger-entry.ts';
import { type Head, openHead } from './ledger-head.ts';
import { type Position, sealLine, START } from './ledger-line.ts';
import { readLedger } from './read-ledger.ts';
import { workingFolderError } from './working-folder-error.ts';

export type { LedgerEntry } from './ledger-entry.ts';

export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  /** Returns when the line is on the disk: only then may what it announces be done. */
  append(entry: LedgerEntry): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the append-only ledger of a film: one JSON object a line, synced before the act that it
 * announces. A torn last line (a crash while it was written) is cut off; one of an older version is
 * written anew in this one, and kept beside it.
 *
 * @param now milliseconds since 1970.
 * @throws StudioError `ledger/damaged`, `ledger/unknown-version`, `folder/…`
 */
export async function openLedger(path: string, now: () => number = Date.now): Promise<Ledger> {
  const read = await readLedger(path);
  try {
    const { entries, older } = read;
    const position = older === undefined ? read.position : await rewrite(path, entries, older);
    const file = await open(path, 'a');
    if (older === undefined && read.isTorn) {
      await truncate(path, read.length);
      await file.sync();
    }
    const head = await openHead(path);
    // What stands whole on the disk counts, whether or not its writer came so far as to say so.
    await head.write(position);
    const ledger = appendingTo({ path, file, head, position, now }, [...entries]);
    if (entries.length === 0) {
      await syncFolder(dirname(path));
      await ledger.append({ kind: 'opened', schema: LEDGER_SCHEMA });
    }
    return ledger;
  } catch (error) {
    throw workingFolderError(error, path);
  }
}

/** `film.ledger.jsonl` → `film.ledger.v1.jsonl`, and the first anew. */
async function rewrite(
  path: string,
  entries: readonly LedgerEntry[],
  older: string,
): Promise<Position> {
  const version = older.slice(older.indexOf('@') + 1);
  await copyFile(path, path.replace(/(\.jsonl)?$/, `.v${version}.jsonl`));
  let position = START;
  let text = '';
  for (const entry of entries) {
    const sealed = sealLine(entry, position);
    text += `${sealed.line}\n`;
    ({ position } = sealed);
  }
  await writeFileAtomically(path, text);
  return position;
}

interface Opened {
  readonly path: string;
  readonly file: FileHandle;
  readonly head: Head;
  readonly position: Position;
  readonly now: () => number;
}

function appendingTo({ path, file, head, now, ...opened }: Opened, entries: LedgerEntry[]): Ledger {
  let { position } = opened;
  // After one that failed, nothing is written: it would follow half a line.
  let last: Promise<void> = Promise.resolve();
  return {
    entries,
    append(entry) {
      // One after the other: lines never mix, and the order on disk is the order of the calls.
      last = last.then(async () => {
        const stamped = { at: now(), ...entry };
        const sealed = sealLine(stamped, position);
        try {
          await file.appendFile(`${sealed.line}\n`);
          await file.sync();
        } catch (error) {
          throw workingFolderError(error, path);
        }
        await head.write(sealed.position);
        ({ position } = sealed);
        entries.push(stamped);
      });
      return last;
    },
    async close() {
      await file.close();
      await head.close();
    },
  };
}
