import { join } from 'node:path';
import type { Redact } from '../../diagnostics/redacted.ts';
import { isStudioError } from '../../diagnostics/studio-error.ts';
import { filmsIn } from '../../store/disk/folder-survey.ts';
import { openLedger } from '../../store/ledger/ledger.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';
import { ledgerUnderLock } from '../../store/ledger/ledger-under-lock.ts';
import type { LockOrder } from '../../store/lock/lock.ts';
import { lockAllFilms, type LockedFolder } from '../../store/lock/lock-films.ts';
import { readLedger } from '../../store/ledger/read-ledger.ts';
import { takeLibraryOf } from '../../store/takes/take-library.ts';
import { withoutSecrets } from '../../store/takes/without-secrets.ts';
import type { FilmPlace } from '../reading/film-place.ts';
import { hearing } from '../../plan/charges.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';
import { isAskedYet } from '../resolve/asked-film.ts';
import { presentLines } from '../voices/present-lines.ts';
import type { Judgement } from './clean-report.ts';
import { type CleanFlags, judgeFiles } from './judge-files.ts';
import { removeFiles } from './remove-files.ts';
import type { InUse } from './spare-stills-and-lines.ts';
import { untouched } from './untouched.ts';

export interface CleanOrder {
  readonly place: FilmPlace;
  readonly redact: Redact;
  readonly flags: CleanFlags;
  /** Only tells what would be removed. */
  readonly isDryRun: boolean;
  readonly worker: Pick<LockOrder, 'emit' | 'now' | 'delay'>;
}

/**
 * Removes from the working folder of a film what nobody needs, by rules. Which takes are discarded is
 * written down before anything is removed, so that who is killed in between can run it again.
 *
 * @throws StudioError `folder/locked` where any film of the folder is being rendered, `folder/…`, `ledger/…`
 */
export async function cleanFilm(
  prepare: () => Promise<PreparedFilm>,
  { place, redact, flags, isDryRun, worker }: CleanOrder,
): Promise<Judgement> {
  const { workingFolder, name, ledger: path } = place;
  const locked = await lockAllFilms(workingFolder, name, worker);
  const { found, release } = locked;
  try {
    const { entries } = await readLedger(path);
    const prepared = await prepare();
    const { sheet, assets } = prepared;
    const shown = new Map(
      sheet.shots.flatMap(({ id, take }) => (take === undefined ? [] : [[id, take] as const])),
    );
    const films = filmsIn(found.filter(({ role }) => role === 'ledger' || role === 'head'));
    const others = new Map<string, readonly LedgerEntry[] | undefined>();
    for (const other of films) {
      if (other !== name) others.set(other, await entriesOf(workingFolder, other));
    }
    const inUse = inUseOf(prepared, entries);
    const facts = { found, entries, shown, inUse, assets: new Set(assets.values()), others };
    const judgement = judgeFiles(facts, flags);
    if (!isDryRun) await removeJudged(place, redact, judgement, { locked, entries });
    return judgement;
  } finally {
    await release();
  }
}

/** The keyframes and the lines of the film as it is, or as it was last where that is still to be made. */
function inUseOf(prepared: PreparedFilm, entries: readonly LedgerEntry[]): InUse {
  const kept = prepared.sheet.keyframes.filter(
    ({ state, restorable }) => state === 'fresh' || restorable === true,
  );
  const inFilm = new Set<string>(prepared.sheet.shots.map(({ id }) => id));
  // Without what was lost: of a line that is spoken anew, the old one is not heard.
  const { voices } = takeLibraryOf(entries, prepared.library.lost);
  return {
    keyframes: new Map(kept.map(({ ends, number }) => [ends, number])),
    isHeard: hearing(voices, (shot) => inFilm.has(shot), presentLines(prepared)),
    isAsked: (job) => isAskedYet(prepared, job),
  };
}

async function entriesOf(
  folder: string,
  film: string,
): Promise<readonly LedgerEntry[] | undefined> {
  try {
    return (await readLedger(join(folder, `${film}.ledger.jsonl`))).entries;
  } catch (error) {
    if (isStudioError(error)) return undefined;
    throw error;
  }
}

async function removeJudged(
  { workingFolder, ledger: path, name }: FilmPlace,
  redact: Redact,
  { discard, removals }: Judgement,
  { locked, entries }: { locked: LockedFolder; entries: readonly LedgerEntry[] },
): Promise<void> {
  const folder = untouched(workingFolder, locked);
  const lock = locked.locks.get(name);
  let close = async (): Promise<void> => {};
  try {
    if (discard.length > 0 && lock !== undefined) {
      await folder.require();
      const ledger = ledgerUnderLock(await openLedger(path, { lock }), lock);
      close = () => ledger.close();
      if (ledger.entries.length !== entries.length) throw lock.concede();
      folder.except(path, ledger.requireHeld);
      const kept = withoutSecrets(ledger, redact);
      for (const take of discard) await kept.append({ kind: 'discarded', ...take });
    }
    // Who has begun a film here since may go on with a file that seems to be nobody's.
    await folder.requireNothingNew();
    const files = removals.map(({ file }) => file);
    await removeFiles(workingFolder, files, folder);
  } finally {
    await close();
  }
}
