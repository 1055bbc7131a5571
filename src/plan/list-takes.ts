import type { SceneId, ShotId } from '../film/ids.ts';
import type { CallSheet, PlannedShot } from './call-sheet.ts';
import { type ListedLine, listLines } from './line-takes.ts';
import type { KnownRetake, Retake, TakeLibrary, TakeRecord } from './take-record.ts';
import { lossOf, type ShownBecause, shownTake } from './take-state.ts';

/** The takes of a shot, as people choose among them. */
export interface ListedShot {
  readonly id: ShotId;
  /** Absent where the film has no such shot any more. */
  readonly scene?: SceneId;
  readonly state: PlannedShot['state'] | 'not in the film';
  readonly takes: readonly ListedTake[];
  /** Retakes that were asked for and not finished: the same command goes on with them. */
  readonly unfinished: readonly Retake[];
  /** Those of its lines that have several takes. */
  readonly lines: readonly ListedLine[];
}

export interface ListedTake {
  readonly record: TakeRecord;
  /** Why the film shows it; absent where it shows another. */
  readonly shown?: ShownBecause;
  /** `discarded`: its files were removed, as the user asked. */
  readonly state: 'fresh' | 'stale' | 'lost' | 'discarded';
  /** What is lost of it, in words. */
  readonly loss?: string;
}

/**
 * The takes of every shot in the order of the film, then those of shots that it has no more.
 *
 * @param others shots of which there is something else, and which are listed for it.
 */
export function listTakes(
  sheet: CallSheet,
  library: TakeLibrary,
  others: readonly ShotId[] = [],
): readonly ListedShot[] {
  const known = new Set(sheet.shots.map(({ id }) => id));
  const made = new Set([...(Object.keys(library.takes) as ShotId[]), ...others]);
  const gone = [...made].filter((id) => !known.has(id));
  return [
    ...sheet.shots.map((shot) => ({
      ...listShot(shot, library),
      lines: listLines(sheet, shot.id, library),
    })),
    ...gone.map((id) => listGone(id, library)),
  ];
}

function listShot(
  { id, scene, state, fingerprint }: PlannedShot,
  library: TakeLibrary,
): Omit<ListedShot, 'lines'> {
  const { takes, circled, lost } = library;
  const records = takes[id] ?? [];
  const shown = shownTake(records, circled[id], fingerprint, lost);
  return {
    id,
    scene,
    state,
    takes: inOrder(records).map((record): ListedTake => ({
      record,
      ...(shown?.record === record && { shown: shown.because }),
      ...standingOf(record, lost, record.fingerprint === fingerprint),
    })),
    unfinished: unfinishedOf(library.retakes[id]),
  };
}

function listGone(id: ShotId, { takes, lost }: TakeLibrary): ListedShot {
  return {
    id,
    state: 'not in the film',
    takes: inOrder(takes[id] ?? []).map((record): ListedTake => ({
      record,
      ...standingOf(record, lost, false),
    })),
    unfinished: [],
    lines: [],
  };
}

function standingOf(
  record: TakeRecord,
  lost: TakeLibrary['lost'],
  fits: boolean,
): Pick<ListedTake, 'state' | 'loss'> {
  if (record.discarded === true) return { state: 'discarded' };
  const loss = lossOf(record, lost);
  if (loss !== undefined) return { state: 'lost', loss };
  return { state: fits ? 'fresh' : 'stale' };
}

/** By number: one that was promised its number early may have been made late. */
function inOrder(records: readonly TakeRecord[]): readonly TakeRecord[] {
  return records.toSorted((left, right) => left.take - right.take);
}

function unfinishedOf(retakes: readonly KnownRetake[] = []): readonly Retake[] {
  return retakes.filter(({ ended }) => !ended).map(({ ended: _ended, ...retake }) => retake);
}
