import type { FoundFile } from '../../store/disk/folder-survey.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';
import { discardedTakes, takeKey } from '../../store/takes/take-files.ts';
import { takeLibraryOf } from '../../store/takes/take-library.ts';
import type { ShotId } from '../../film/ids.ts';
import type { TakeRecord } from '../../plan/take-record.ts';
import { digestsOfTake, neededBy, takesIn } from './needed-digests.ts';

/** The takes of a film that it neither shows nor has circled, and that were not discarded before. */
export function spareTakes(
  entries: readonly LedgerEntry[],
  shown: ReadonlyMap<ShotId, number>,
): readonly TakeRecord[] {
  const { circled } = takeLibraryOf(entries, {});
  const discarded = discardedTakes(entries);
  return takesIn(entries).filter((take) => {
    const isWanted = shown.get(take.shot) === take.take || circled[take.shot] === take.take;
    return !isWanted && !discarded.has(takeKey(take));
  });
}

/** Those of which a file is there that nothing else needs: else there is nothing to remove. */
export function thatFillTheDisk(
  takes: readonly TakeRecord[],
  entries: readonly LedgerEntry[],
  neededElsewhere: ReadonlySet<string>,
  found: readonly FoundFile[],
): readonly TakeRecord[] {
  const there = new Set(found.flatMap((file) => (file.role === 'kept' ? [file.digest] : [])));
  const needed = neededBy(entries, keysOf(takes, discardedTakes(entries)));
  const isSpare = (digest: string): boolean =>
    there.has(digest) && !needed.has(digest) && !neededElsewhere.has(digest);
  return takes.filter((take) => digestsOfTake(take).some(isSpare));
}

export function keysOf(
  takes: readonly Pick<TakeRecord, 'shot' | 'take'>[],
  more: Iterable<string> = [],
): ReadonlySet<string> {
  return new Set([...takes.map(takeKey), ...more]);
}
