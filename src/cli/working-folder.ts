import type { Redact } from '../diagnostics/redacted.ts';
import { errorCode, isStudioError } from '../diagnostics/studio-error.ts';
import { type Ledger, openLedger } from '../store/ledger.ts';
import { lockFilm } from '../store/lock.ts';
import { type ContentStore, openContentStore } from '../store/vault.ts';
import { withoutSecrets } from '../store/without-secrets.ts';
import { workingFolderError } from '../store/working-folder-error.ts';
import type { FilmPlace } from './film-place.ts';

export interface WorkingFolder {
  readonly store: ContentStore;
  readonly ledger: Ledger;
}

/**
 * Works on a film alone: what an earlier run has left half done is cleared, and nobody else can render
 * it or choose takes until `work` has ended.
 *
 * @throws StudioError `folder/…`, `ledger/…`, and whatever `work` throws.
 */
export async function inWorkingFolder<Result>(
  { workingFolder, name, ledger: path }: FilmPlace,
  redact: Redact,
  work: (folder: WorkingFolder) => Promise<Result>,
): Promise<Result> {
  const store = await openContentStore(workingFolder, name);
  const lock = await lockFilm(workingFolder, name);
  try {
    await store.clearScratch();
    const ledger = withoutSecrets(await openLedger(path), redact);
    try {
      return await work({ store, ledger });
    } finally {
      await ledger.close();
    }
  } catch (error) {
    // ffmpeg fails for want of room like for any other reason; the disk is what is to be told.
    const cause = isStudioError(error) ? error.cause : undefined;
    throw errorCode(cause) === 'ENOSPC' ? workingFolderError(cause, workingFolder) : error;
  } finally {
    await lock.release();
  }
}
