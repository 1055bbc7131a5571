import type { CallSheet, PlannedShot } from '../../plan/call-sheet.ts';
import type { TakeLibrary, TakeRecord } from '../../plan/take-record.ts';
import type { LedgerEntry } from '../../store/ledger/ledger.ts';
import { changedFiles, changedKeyframe } from '../../store/takes/take-files.ts';
import { takeLibraryOf } from '../../store/takes/take-library.ts';

/**
 * What is looked at of the kept files of takes and keyframes: their sizes, which is quick, or all bytes of those
 * that are going to be used.
 */
export type KeptCheck = 'sizes' | 'bytes';

/** Plans, and plans again for as long as one that would be used turns out to have changed. */
export async function planWithKept(
  workingFolder: string,
  {
    entries,
    lost: known,
    check,
  }: {
    readonly entries: readonly LedgerEntry[];
    /** What is known to be lost already. */
    readonly lost: TakeLibrary['lost'];
    readonly check: KeptCheck;
  },
  plan: (library: TakeLibrary) => CallSheet,
): Promise<{ readonly library: TakeLibrary; readonly sheet: CallSheet }> {
  let lost = known;
  const read = new Set<string>();
  for (;;) {
    const library = takeLibraryOf(entries, lost);
    const sheet = plan(library);
    if (check === 'sizes') return { library, sheet };
    let changed: TakeLibrary['lost'] = {};
    for (const shot of sheet.shots) {
      const used = usedTake(shot, library);
      const name = `${shot.id} ${shot.take}`;
      if (used === undefined || read.has(name)) continue;
      read.add(name);
      changed = { ...changed, ...(await changedFiles(workingFolder, used, lost)) };
    }
    for (const { ends, number, state, restorable } of sheet.keyframes) {
      const isUsed = state === 'fresh' || restorable === true;
      const used = library.keyframes[ends]?.find((each) => each.number === number);
      const name = `keyframe ${ends} ${number}`;
      if (!isUsed || used === undefined || read.has(name)) continue;
      read.add(name);
      changed = { ...changed, ...(await changedKeyframe(workingFolder, used, lost)) };
    }
    if (Object.keys(changed).length === 0) return { library, sheet };
    lost = { ...lost, ...changed };
  }
}

/** The take that is shown, or that is made again from what is kept of it. */
export function usedTake(shot: PlannedShot, library: TakeLibrary): TakeRecord | undefined {
  const isUsed = shot.state !== 'missing' || shot.restorable === true;
  return isUsed ? library.takes[shot.id]?.find(({ take }) => take === shot.take) : undefined;
}
