import { readFile } from 'node:fs/promises';
import { errorCode, type StudioError } from '../../diagnostics/studio-error.ts';
import { LEDGER_SCHEMA, type LedgerEntry } from './ledger-entry.ts';
import { headPath, readHead } from './ledger-head.ts';
import { openLine, type Position, START } from './ledger-line.ts';
import { isUpgradable, upgradeLine } from './ledger-upgrades.ts';
import { storeError } from '../store-error.ts';
import { workingFolderError } from '../working-folder-error.ts';

export interface ReadLedger {
  readonly entries: readonly LedgerEntry[];
  /** After the last line; the start where there is none, or none of this version. */
  readonly position: Position;
  /** Bytes of whole lines; what follows is a line that was torn while it was written. */
  readonly length: number;
  /** Bytes of the file, with what it has beyond that. */
  readonly size: number;
  /** The version in which it is written, where that is an older one. */
  readonly older?: string;
}

/**
 * Reads the append-only ledger of a film. A last line that was torn by a crash is left out. Any other
 * damage is told with its line, and never guessed at.
 *
 * @throws StudioError `ledger/damaged`, `ledger/unknown-version`, `folder/…`
 */
export async function readLedger(path: string): Promise<ReadLedger> {
  // First: a run that writes just now writes the line before it says so.
  const head = await readHead(path);
  const { text, size } = await textOf(path);
  const complete = text.slice(0, text.lastIndexOf('\n') + 1);
  const lines = complete.split('\n').slice(0, -1);
  const older = lines[0] === undefined ? undefined : olderVersion(path, lines[0]);
  const bytes = Buffer.byteLength(complete);
  if (older !== undefined) {
    // Only this version writes heads: this was put back, and what came after it is not in it.
    if (head !== undefined) throw damaged(path, 0, `is of ${older}, which was written anew since`);
    const entries = lines.map((line, index) => {
      const entry = upgradeLine(line, older);
      if ('damage' in entry) throw damaged(path, index, entry.damage);
      return entry;
    });
    return { entries, position: START, length: bytes, size, older };
  }
  const entries: LedgerEntry[] = [];
  let position = START;
  let torn = 0;
  for (const [index, line] of lines.entries()) {
    const opened = openLine(line, position);
    if ('damage' in opened) {
      // After a power cut the last line may have its end and lack its middle. It was not acted on.
      const isLast = index === lines.length - 1;
      if (!isLast || head === undefined || head.count > index) {
        throw damaged(path, index, opened.damage);
      }
      torn = Buffer.byteLength(line) + 1;
      break;
    }
    entries.push(opened.entry);
    ({ position } = opened);
    if (head?.count === position.count && head.sum !== position.sum) {
      throw damaged(path, index, 'is not the one that stood there');
    }
  }
  if (head !== undefined && head.count > position.count) throw shortened(path, position, head);
  return { entries, position, length: bytes - torn, size };
}

async function textOf(path: string): Promise<{ readonly text: string; readonly size: number }> {
  try {
    const bytes = await readFile(path);
    return { text: bytes.toString(), size: bytes.length };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { text: '', size: 0 };
    throw workingFolderError(error, path, 'read');
  }
}

/** The version that a first line names, where it is an older one; undefined where it is this one. */
function olderVersion(path: string, line: string): string | undefined {
  let first: unknown;
  try {
    first = JSON.parse(line);
  } catch {
    throw damaged(path, 0, 'is not JSON');
  }
  const { kind, schema } = (first ?? {}) as { readonly kind?: unknown; readonly schema?: unknown };
  if (kind === 'opened' && schema === LEDGER_SCHEMA) return undefined;
  if (kind === 'opened' && isUpgradable(schema)) return schema;
  if (kind !== 'opened') throw damaged(path, 0, 'is not the first one of a ledger');
  throw storeError(
    'ledger/unknown-version',
    `${path}:1: the ledger was written by another version of ministudio`,
    { hint: 'Use the version that wrote it, or move the .ministudio folder away.' },
  );
}

function damaged(path: string, index: number, what: string): StudioError {
  return storeError('ledger/damaged', `${path}:${index + 1}: the line ${what}`, {
    hint: 'Restore the file from a backup, with the .head beside it, or write it anew of what is whole: ministudio mend FILM --dry-run shows what that is. Nothing was changed.',
  });
}

function shortened(path: string, { count }: Position, head: Position): StudioError {
  const missing = head.count - count;
  const text =
    count === 0
      ? `${path}: the ledger is gone: it had ${head.count} lines`
      : `${path}:${count}: the ledger ends here, and ${missing === 1 ? 'a line is' : `${missing} lines are`} missing after it`;
  return storeError('ledger/damaged', text, {
    hint: `Restore the file from a backup, or go on with what is whole: ministudio mend FILM --dry-run shows what that is. Where it was removed on purpose, remove ${headPath(path)} too: all that was made counts as never made then, and is paid for again.`,
  });
}
