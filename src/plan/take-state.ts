import type { CompiledShot } from '../compile/compiled-shot.ts';
import type { Cost, PlannedShot } from './call-sheet.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { Loss, TakeLibrary, TakeRecord } from './take-record.ts';

type TakeState = Pick<PlannedShot, 'state' | 'reasons' | 'take' | 'restorable'>;

/** How a shot stands: whether its circled take is there, as it was kept, and of this film. */
export function takeStateOf(
  shot: CompiledShot,
  { takes, circled, lost }: TakeLibrary,
  fingerprint: Fingerprint,
  price: Cost,
): TakeState {
  const known = takes[shot.id] ?? [];
  const shown = shownTake(known, circled[shot.id], fingerprint, lost);
  const again = price.usd === 0 ? 'it is made again' : 'it is shot again and paid for again';
  if (shown === undefined) {
    const reason = known.length > 0 ? `all its takes were discarded; ${again}` : 'never shot';
    return { state: 'missing', reasons: [reason] };
  }
  const { record } = shown;
  const { take } = record;
  const loss = lossOf(record, lost);
  const fits = record.fingerprint === fingerprint;
  const stale = [`the film has changed since take ${take}`];
  if (loss === undefined) {
    return fits ? { state: 'fresh', reasons: [], take } : { state: 'stale', reasons: stale, take };
  }
  if (fits && isRestorable(shot, record, lost)) {
    const reasons = [`${loss}; it is made again from what is kept of it, at no cost`];
    return { state: 'missing', reasons, take, restorable: true };
  }
  // Its last picture is in its file: for that it is not shot anew unasked.
  if (lost[record.file] === undefined) {
    return { state: 'stale', reasons: stale, take, restorable: true };
  }
  return { state: 'missing', reasons: [`${loss}; ${again}`], take };
}

/** Why it is this take of a shot that the film shows. */
export type ShownBecause = 'circled' | 'newest-fresh' | 'newest';

/** Chosen by hand, or else the newest fresh take, those with all their files first, or the newest. */
export function shownTake(
  takes: readonly TakeRecord[],
  circled: number | undefined,
  fingerprint: Fingerprint,
  lost: TakeLibrary['lost'],
): { readonly record: TakeRecord; readonly because: ShownBecause } | undefined {
  const there = takes.filter(({ discarded }) => discarded !== true);
  const chosen = there.find(({ take }) => take === circled);
  if (chosen !== undefined) return { record: chosen, because: 'circled' };
  const fresh = there.filter((take) => take.fingerprint === fingerprint);
  const fits = fresh.findLast((take) => lossOf(take, lost) === undefined) ?? fresh.at(-1);
  if (fits !== undefined) return { record: fits, because: 'newest-fresh' };
  const newest = there.at(-1);
  return newest && { record: newest, because: 'newest' };
}

const LOSSES: Readonly<Record<Loss, string>> = {
  gone: 'is gone',
  changed: 'is not what was kept any more',
};

/** What the film needs of a take and is lost, in words. */
export function lossOf(
  { take, file, lastFrame }: TakeRecord,
  lost: TakeLibrary['lost'],
): string | undefined {
  const clip = lost[file];
  if (clip !== undefined) return `the file of take ${take} ${LOSSES[clip]}`;
  const picture = lost[lastFrame];
  return picture && `the last picture of take ${take} ${LOSSES[picture]}`;
}

/** The author's own clip lies in the film's folder too; a lost picture is in the shot's file. */
function isRestorable(shot: CompiledShot, take: TakeRecord, lost: TakeLibrary['lost']): boolean {
  if (shot.ownClip !== undefined || lost[take.file] === undefined) return true;
  return !isByAnother(take) && take.clips.every((clip) => lost[clip] === undefined);
}

/** Another provider's clips are not cut as those of the planned one are. */
export function isByAnother({ notes }: Pick<TakeRecord, 'notes'>): boolean {
  return notes.some(({ kind }) => kind === 'provider-changed');
}
