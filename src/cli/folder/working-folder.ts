import { setTimeout as sleep } from 'node:timers/promises';
import type { Redact } from '../../diagnostics/redacted.ts';
import { systemErrorPath } from '../../diagnostics/system-error.ts';
import type { Emit } from '../../film/studio-event.ts';
import { type Ledger, openLedger } from '../../store/ledger/ledger.ts';
import { ledgerUnderLock } from '../../store/ledger/ledger-under-lock.ts';
import { lockFilm } from '../../store/lock/lock.ts';
import { type ContentStore, openContentStore } from '../../store/takes/vault.ts';
import { withoutSecrets } from '../../store/takes/without-secrets.ts';
import { workingFolderError } from '../../store/working-folder-error.ts';
import type { FilmPlace } from '../reading/film-place.ts';

export interface WorkingFolder {
  readonly store: ContentStore;
  readonly ledger: Ledger;
  /** Throws `folder/locked` where the film was taken over meanwhile. */
  readonly requireHeld: () => Promise<void>;
}

/** How somebody works there. */
export interface Worker {
  readonly redact: Redact;
  /** Takes the film over from a process elsewhere that works on it. */
  readonly steal?: boolean;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Waits; in real time where it is absent. */
  readonly delay?: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** Told once when the film is taken over: nothing may be begun any more. */
  readonly abandon?: (reason: unknown) => void;
}

/**
 * Works on a film alone: what an earlier run has left half done is cleared, and nobody else can render
 * it or choose takes until `work` has ended.
 *
 * @throws StudioError `folder/…`, `ledger/…`, and whatever `work` throws.
 */
export async function inWorkingFolder<Result>(
  { workingFolder, name, ledger: path }: FilmPlace,
  { redact, steal = false, emit, signal, now, delay = realDelay, abandon }: Worker,
  work: (folder: WorkingFolder) => Promise<Result>,
): Promise<Result> {
  const store = await openContentStore(workingFolder, name);
  let robbed: unknown;
  const lock = await lockFilm({
    folder: workingFolder,
    film: name,
    steal,
    emit,
    now,
    delay: async (ms) => void (await delay(ms, signal)),
    onRobbed: (error) => {
      robbed = error;
      abandon?.(error);
    },
  });
  try {
    // Who was robbed may be asleep with something in hand that is paid for; whoever comes next clears it.
    if (!lock.isTakenOver) await store.clearScratch();
    const opened = ledgerUnderLock(await openLedger(path, { lock }), lock);
    const { requireHeld } = opened;
    try {
      return await work({ store, ledger: withoutSecrets(opened, redact), requireHeld });
    } finally {
      await opened.close();
    }
  } catch (error) {
    // A thief clears our scratch folders: nothing else that failed then is worth telling.
    await lock.requireHeld().catch(() => {});
    if (robbed !== undefined) throw robbed;
    throw workingFolderError(error, systemErrorPath(error) ?? workingFolder);
  } finally {
    await lock.release();
  }
}

async function realDelay(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal });
}
