import type { TakeLibrary } from '../../plan/take-record.ts';
import type { VoiceLibrary } from '../../plan/voice-record.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';
import { changedVoice, lostFiles } from '../../store/takes/take-files.ts';
import { takeLibraryOf } from '../../store/takes/take-library.ts';
import type { KeptCheck } from '../planning/plan-with-kept.ts';

/**
 * The lines that were spoken and whose sounds are kept, before anything else is planned: how long shots
 * are depends on them.
 *
 * @param check of the sounds; they are small, so that all of them may be read.
 */
export async function keptVoices(
  workingFolder: string,
  entries: readonly LedgerEntry[],
  check: KeptCheck,
): Promise<{ readonly voices: VoiceLibrary; readonly lost: TakeLibrary['lost'] }> {
  let lost = lostFiles(workingFolder, entries);
  const { voices } = takeLibraryOf(entries, lost);
  if (check === 'sizes') return { voices, lost };
  for (const voice of Object.values(voices)) {
    lost = { ...lost, ...(await changedVoice(workingFolder, voice, lost)) };
  }
  return { voices: takeLibraryOf(entries, lost).voices, lost };
}
