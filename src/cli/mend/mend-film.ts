import { basename, join } from 'node:path';
import { surveyFolder } from '../../store/disk/folder-survey.ts';
import { type Lock, lockFilm, type LockOrder } from '../../store/lock/lock.ts';
import { examineLedger, type KeptCopies, writeMended } from '../../store/mend/mend-ledger.ts';
import type { NumberRange } from '../../store/mend/gaps.ts';
import type { Salvage } from '../../store/mend/salvage.ts';
import { unnamedFiles } from '../../store/takes/unnamed-files.ts';
import { digestIfThere } from '../../store/takes/vault.ts';
import type { FilmPlace } from '../reading/film-place.ts';
import { type PerhapsCharged, perhapsCharged } from './perhaps-charged.ts';
import { type Readable, readableOf } from './readable.ts';

/** What became, or would become, of a damaged ledger. */
export interface MendReport {
  readonly ledger: string;
  /** Of the damaged file. */
  readonly lines: number;
  readonly whole: number;
  /** Lines that are kept though nothing shows that they are as they were written. */
  readonly unproven: readonly number[];
  readonly leftOut: readonly UnreadLine[];
  readonly missing: readonly NumberRange[];
  readonly possiblyCharged: readonly PerhapsCharged[];
  readonly unnamed: readonly UnnamedFile[];
  /** The names under which the damaged files are kept; none where nothing was changed. */
  readonly copies: readonly string[];
}

/** A line that is left out, with what it told of as far as that can be read. */
interface UnreadLine {
  readonly line: number;
  readonly n?: number;
  readonly why: string;
  readonly readable: Readable;
}

interface UnnamedFile {
  readonly path: string;
  readonly bytes: number;
  /** Its bytes are those that its name says. */
  readonly isWhole: boolean;
  /** The line, left out, that names it. */
  readonly line?: number;
}

/**
 * Writes the ledger of a film anew of what is whole of it. The damaged one is kept.
 *
 * @returns undefined where nothing is damaged.
 * @throws StudioError `folder/…`, `ledger/unknown-version`
 */
export async function mendFilm(
  { workingFolder, name, ledger }: FilmPlace,
  isDryRun: boolean,
  worker: Pick<LockOrder, 'emit' | 'now' | 'delay'>,
): Promise<MendReport | undefined> {
  const isWhole = (await examineLedger(ledger)) === undefined;
  if (isDryRun || isWhole) return await mend(workingFolder, ledger);
  const { now } = worker;
  const order = { ...worker, folder: workingFolder, film: name, onRobbed: () => {} };
  const lock = await lockFilm(order);
  try {
    return await mend(workingFolder, ledger, { lock, now });
  } finally {
    await lock.release();
  }
}

/** Who may write. */
interface Writer extends Pick<LockOrder, 'now'> {
  readonly lock: Lock;
}

/** @param writer nothing is changed where it is absent. */
async function mend(
  folder: string,
  ledger: string,
  writer?: Writer,
): Promise<MendReport | undefined> {
  const examined = await digestIfThere(ledger);
  const found = await examineLedger(ledger);
  if (found === undefined) return undefined;
  // Who was asleep since would write over what another has mended, and has paid for since.
  const write = async ({ lock, now }: Writer): Promise<KeptCopies> => {
    const requireAsExamined = async (): Promise<void> => {
      await lock.requireHeld();
      if ((await digestIfThere(ledger)) !== examined) throw lock.concede();
    };
    return await writeMended(ledger, found, { requireAsExamined, now });
  };
  const copies = writer === undefined ? [] : await write(writer);
  const { whole, leftOut, missing } = found;
  return {
    ledger,
    lines: whole.length + leftOut.length,
    whole: whole.length,
    unproven: whole.flatMap(({ line, isProven }) => (isProven ? [] : [line])),
    leftOut: leftOut.map(({ content, ...line }) => ({ ...line, readable: readableOf(content) })),
    missing,
    possiblyCharged: perhapsCharged(found),
    unnamed: await unnamedAfter(folder, ledger, found),
    copies,
  };
}

async function unnamedAfter(
  folder: string,
  ledger: string,
  { whole, leftOut }: Salvage,
): Promise<readonly UnnamedFile[]> {
  const text = JSON.stringify(whole.map(({ entry }) => entry));
  const files = await unnamedFiles(folder, await surveyFolder(folder), {
    [basename(ledger)]: text,
  });
  const unnamed: UnnamedFile[] = [];
  for (const { path, bytes, digest } of files) {
    const isWhole = (await digestIfThere(join(folder, path))) === digest;
    const line = leftOut.find(({ content }) => content.includes(digest))?.line;
    unnamed.push({ path, bytes, isWhole, ...(line !== undefined && { line }) });
  }
  return unnamed;
}
