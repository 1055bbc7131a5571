import type { ShotId } from '../film/ids.ts';
import type { CallSheet, PlannedShot } from './call-sheet.ts';
import type { Fingerprint } from './fingerprint.ts';
import { madeAnew } from './made-anew.ts';
import type { PlannedMake, PlannedWork } from './plan-file.ts';
import type { TakeLibrary } from './take-record.ts';
import { totalsOf } from './totals.ts';

/** Which shots to make anew, beside those that are missing. */
export interface Selection {
  /** These and no others: one that is missing stays so. */
  readonly only?: readonly string[];
  readonly from?: string;
  readonly stale?: boolean;
  readonly fresh?: boolean;
  /** What a plan was to make: what its own earlier run has made of it since is not made again. */
  readonly planned?: PlannedWork;
}

export function chooseShots(
  shots: readonly PlannedShot[],
  { only, from, stale, fresh, planned }: Selection,
  { takes }: Pick<TakeLibrary, 'takes'>,
): ReadonlySet<ShotId> {
  const first = shots.findIndex(({ id }) => id === from);
  // Its lines were still to be spoken: what is asked for a shot is known only after that.
  const isLoose = (planned?.lines ?? []).length > 0;
  return new Set(
    shots
      .filter(({ id, state }, index) =>
        only === undefined
          ? fresh === true ||
            (stale === true && state === 'stale') ||
            (first >= 0 && index >= first)
          : only.includes(id),
      )
      .filter(({ id }) => !isMadeSince(id, planned?.shots, takes[id], ({ take }) => take, isLoose))
      .map(({ id }) => id),
  );
}

/** Whether a shot that is not there is left so, as others are asked for by name. */
export function isLeftOut(shot: PlannedShot, { only }: Selection): boolean {
  return only !== undefined && !only.includes(shot.id) && shot.state === 'missing' && !isKept(shot);
}

/**
 * The plan of a render that is asked to make some shots anew, though they are there, or to make no
 * others.
 */
export function withSelection(
  sheet: CallSheet,
  selection: Selection,
  library: Pick<TakeLibrary, 'takes' | 'keyframes'>,
): CallSheet {
  const chosen = chooseShots(sheet.shots, selection, library);
  const keyframes = sheet.keyframes.map((keyframe) =>
    isKeyframeAnew(keyframe.ends, selection, library) && isKept(keyframe)
      ? { ...madeAnew(keyframe), state: 'missing' as const, reasons: ['it is to be made anew'] }
      : keyframe,
  );
  const shots = sheet.shots.map((shot) => {
    if (isLeftOut(shot, selection)) return { ...shot, leftOut: true as const };
    return chosen.has(shot.id) && isKept(shot)
      ? { ...madeAnew(shot), state: 'stale' as const, reasons: ['it is to be shot anew'] }
      : shot;
  });
  const { lines } = sheet;
  const totals = totalsOf({ shots, keyframes, lines }, sheet.film.frameRate, library);
  return { ...sheet, shots, keyframes, totals };
}

/** Whether a keyframe is to be made anew, though it is there. */
export function isKeyframeAnew(
  ends: ShotId,
  { fresh, planned }: Selection,
  { keyframes }: Pick<TakeLibrary, 'keyframes'>,
): boolean {
  if (fresh !== true) return false;
  return !isMadeSince(ends, planned?.keyframes, keyframes[ends], ({ number }) => number);
}

/** Whether what was planned under that number is there. */
function isMadeSince<Made extends { readonly fingerprint: Fingerprint }>(
  shot: ShotId,
  planned: readonly PlannedMake[] = [],
  made: readonly Made[] = [],
  numberOf: (made: Made) => number,
  isLoose = false,
): boolean {
  const make = planned.find((each) => each.shot === shot);
  return made.some(
    (each) =>
      make !== undefined &&
      numberOf(each) >= make.number &&
      (isLoose || each.fingerprint === make.fingerprint),
  );
}

/** Whether nothing would be asked of anybody for it. */
function isKept({ state, restorable }: Pick<PlannedShot, 'state' | 'restorable'>): boolean {
  return state === 'fresh' || restorable === true;
}
