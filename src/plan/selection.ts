import type { ShotId } from '../film/ids.ts';
import type { CallSheet, PlannedShot } from './call-sheet.ts';
import { madeAnew } from './made-anew.ts';
import type { TakeLibrary } from './take-record.ts';
import { totalsOf } from './totals.ts';

/** Which shots to make anew, beyond those that are missing. */
export interface Selection {
  readonly only?: readonly string[];
  readonly from?: string;
  readonly stale?: boolean;
  readonly fresh?: boolean;
}

export function chooseShots(
  shots: readonly PlannedShot[],
  { only, from, stale, fresh }: Selection,
): ReadonlySet<ShotId> {
  const first = shots.findIndex(({ id }) => id === from);
  return new Set(
    shots
      .filter(
        ({ id, state }, index) =>
          fresh === true ||
          (stale === true && state === 'stale') ||
          only?.includes(id) === true ||
          (first >= 0 && index >= first),
      )
      .map(({ id }) => id),
  );
}

/** The plan of a render that is asked to make some shots anew, though they are there. */
export function withSelection(
  sheet: CallSheet,
  selection: Selection,
  library: Pick<TakeLibrary, 'takes'>,
): CallSheet {
  const chosen = chooseShots(sheet.shots, selection);
  const keyframes = sheet.keyframes.map((keyframe) =>
    selection.fresh === true && isKept(keyframe)
      ? { ...madeAnew(keyframe), state: 'missing' as const, reasons: ['it is to be made anew'] }
      : keyframe,
  );
  const shots = sheet.shots.map((shot) =>
    chosen.has(shot.id) && isKept(shot)
      ? { ...madeAnew(shot), state: 'stale' as const, reasons: ['it is to be shot anew'] }
      : shot,
  );
  const totals = totalsOf(shots, keyframes, sheet.film.frameRate, library);
  return { ...sheet, shots, keyframes, totals };
}

/** Whether nothing would be asked of anybody for it. */
function isKept({ state, restorable }: Pick<PlannedShot, 'state' | 'restorable'>): boolean {
  return state === 'fresh' || restorable === true;
}
