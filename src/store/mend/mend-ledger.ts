import { constants } from 'node:fs';
import { copyFile, open, readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { errorCode, isStudioError } from '../../diagnostics/studio-error.ts';
import { syncFolder, writeFileAtomically } from '../disk/durable-files.ts';
import { LEDGER_SCHEMA, type LedgerEntry } from '../ledger/ledger-entry.ts';
import { headPath, headText, readHead } from '../ledger/ledger-head.ts';
import { sealLine, START } from '../ledger/ledger-line.ts';
import { readLedger } from '../ledger/read-ledger.ts';
import { workingFolderError } from '../working-folder-error.ts';
import { salvage, type Salvage } from './salvage.ts';

/**
 * What is whole of a ledger that is damaged; undefined where it is not. Changes nothing.
 *
 * @throws StudioError `ledger/unknown-version`, `folder/…`
 */
export async function examineLedger(path: string): Promise<Salvage | undefined> {
  let damage: unknown;
  try {
    await readLedger(path);
    return undefined;
  } catch (error) {
    const code = isStudioError(error) ? error.code : '';
    if (code !== 'ledger/damaged' && code !== 'ledger/unknown-version') throw error;
    damage = error;
  }
  const found = salvage(await textOf(path), await readHead(path));
  // Of another version, unless our own sums say that its first line was changed.
  const isOurs = found.whole.some(({ isProven, entry }) => isProven && entry.kind !== 'opened');
  const isOther = found.leftOut.some(({ why }) => why === 'names another version');
  if (errorCode(damage) === 'ledger/unknown-version' && (isOther || !isOurs)) throw damage;
  return found;
}

export interface MendOrder {
  /** Asked before anything is written in the place of what was examined. */
  readonly requireAsExamined: () => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The names under which the damaged files are kept. */
export type KeptCopies = readonly string[];

/**
 * Keeps the damaged files under other names, and writes a ledger of all that is whole, numbered anew.
 * Killed at any time, either the damaged ledger is there, or one that is whole.
 */
export async function writeMended(
  path: string,
  { whole }: Salvage,
  { requireAsExamined, now }: MendOrder,
): Promise<KeptCopies> {
  const copies = await keepCopies(path);
  await requireAsExamined();
  let position = START;
  let text = '';
  for (const entry of entriesOf(whole, now())) {
    const sealed = sealLine(entry, position);
    text += `${sealed.line}\n`;
    ({ position } = sealed);
  }
  await writeFileAtomically(path, text);
  // Last: with the old one, the new ledger is told to be another.
  await writeFileAtomically(headPath(path), headText(position));
  return copies;
}

/**
 * It is another ledger than the damaged one, of which claims may be lost: the book of a month tells them apart by
 * when they were opened, and counts what it has of the other as spent, where else it were free, as nobody claimed it.
 */
function entriesOf(whole: Salvage['whole'], at: number): readonly LedgerEntry[] {
  const entries = whole.map(({ entry }) => entry);
  return [
    { at, kind: 'opened', schema: LEDGER_SCHEMA },
    ...entries.filter(({ kind }) => kind !== 'opened'),
  ];
}

async function keepCopies(path: string): Promise<KeptCopies> {
  for (let number = 1; ; number += 1) {
    const copies: string[] = [];
    const base = path.replace(/(\.jsonl)?$/, `.damaged-${number}`);
    const isTaken =
      (await copyIfThere(path, `${base}.jsonl`, copies)) ||
      (await copyIfThere(headPath(path), `${base}.head`, copies));
    if (isTaken) continue;
    await syncFolder(dirname(path));
    return copies.map((copy) => basename(copy));
  }
}

/** @returns whether something has the name already. */
async function copyIfThere(from: string, to: string, copies: string[]): Promise<boolean> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL);
    const copy = await open(to, 'r+');
    await copy.sync().finally(() => copy.close());
    copies.push(to);
    return false;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return true;
    if (errorCode(error) === 'ENOENT') return false;
    throw workingFolderError(error, to);
  }
}

async function textOf(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return '';
    throw workingFolderError(error, path, 'read');
  });
}
