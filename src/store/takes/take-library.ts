import type { ShotId } from '../../film/ids.ts';
import type { KeyframeRecord } from '../../plan/keyframe-record.ts';
import type { KnownRetake, TakeLibrary, TakeRecord } from '../../plan/take-record.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import { lineTakesOf } from './line-takes.ts';

/**
 * The takes and keyframes of a film, read off its ledger; the newest record of each counts. `lost` is
 * what `lostFiles` found.
 */
export function takeLibraryOf(
  entries: readonly LedgerEntry[],
  lost: TakeLibrary['lost'],
): TakeLibrary {
  const takes: Record<ShotId, TakeRecord[]> = Object.create(null);
  const circled: Record<ShotId, number> = Object.create(null);
  const retakes: Record<ShotId, KnownRetake[]> = Object.create(null);
  const keyframes: Record<ShotId, KeyframeRecord[]> = Object.create(null);
  for (const entry of entries) {
    if (entry.kind === 'take') {
      const { take } = entry;
      const known = (takes[take.shot] ??= []);
      // A new take is a decision, too: what was circled before is not what is wanted now.
      if (!known.some((each) => each.take === take.take)) delete circled[take.shot];
      putInPlace(known, take, (each) => each.take);
    }
    if (entry.kind === 'keyframe') {
      const { keyframe } = entry;
      putInPlace((keyframes[keyframe.ends] ??= []), keyframe, (each) => each.number);
    }
    if (entry.kind === 'retake') {
      const { retake } = entry;
      (retakes[retake.shot] ??= []).push({ ...retake, ended: false });
    }
    if (entry.kind === 'retake-ended') {
      const { shot, take } = entry;
      retakes[shot] = (retakes[shot] ?? []).map((each) => endedIf(each, take));
    }
    if (entry.kind === 'circled') circled[entry.shot] = entry.take;
    if (entry.kind === 'discarded') {
      const { shot, take } = entry;
      takes[shot] = (takes[shot] ?? []).map((each) =>
        each.take === take ? { ...each, discarded: true } : each,
      );
      // Whoever asks for it again asks for another.
      retakes[shot] = (retakes[shot] ?? []).map((each) => endedIf(each, take));
    }
  }
  for (const [shot, known] of Object.entries(takes)) {
    const chosen = known.find(({ take }) => take === circled[shot as ShotId]);
    if (chosen?.discarded === true) delete circled[shot as ShotId];
  }
  return { takes, circled, retakes, keyframes, ...lineTakesOf(entries, lost), lost };
}

/** One that was restored is no newer one: it takes the place of the one of its number. */
function putInPlace<Made>(known: Made[], made: Made, numberOf: (made: Made) => number): void {
  const older = known.findIndex((other) => numberOf(other) === numberOf(made));
  known.splice(older === -1 ? known.length : older, 1, made);
}

function endedIf(retake: KnownRetake, take: number): KnownRetake {
  return retake.take === take ? { ...retake, ended: true } : retake;
}
