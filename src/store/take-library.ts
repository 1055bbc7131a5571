import type { ShotId } from '../film/ids.ts';
import type { TakeNote } from '../film/take-note.ts';
import type { TakeLibrary, TakeRecord } from '../plan/take-record.ts';
import type { LedgerEntry } from './ledger.ts';

/** The takes of a film, read off its ledger; the newest record of a take counts. */
export function takeLibraryOf(entries: readonly LedgerEntry[]): TakeLibrary {
  const takes: Record<ShotId, TakeRecord[]> = Object.create(null);
  const circled: Record<ShotId, number> = Object.create(null);
  for (const entry of entries) {
    if (entry.kind === 'take') {
      const known = (takes[entry.take.shot] ??= []);
      known.push({ ...entry.take, notes: entry.take.notes.map(typed) });
    }
    if (entry.kind === 'circled') circled[entry.shot] = entry.take;
  }
  return { takes, circled };
}

/** Older ledgers have notes in plain words: the provider's. */
function typed(note: TakeNote | string): TakeNote {
  return typeof note === 'string' ? { kind: 'made-otherwise', text: note } : note;
}
