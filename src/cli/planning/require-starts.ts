import type { CompiledShot } from '../../compile/compiled-shot.ts';
import type { ShotId } from '../../film/ids.ts';
import type { CallSheet, PlannedShot } from '../../plan/call-sheet.ts';
import { isLeftOut, type Selection } from '../../plan/selection.ts';
import { cliError } from '../cli-error.ts';

/** Every shot that is named must have the shot that it goes on from, there or named with it. */
export function requireStarts(
  selection: Selection,
  {
    compiled,
    sheet,
  }: { readonly compiled: readonly CompiledShot[]; readonly sheet: Pick<CallSheet, 'shots'> },
): void {
  const { only } = selection;
  if (only === undefined) return;
  const missing = sheet.shots.filter((shot) => isLeftOut(shot, selection));
  for (const shot of compiled) {
    if (!only.includes(shot.id)) continue;
    requireStart(shot, missing, (from) => `Name ${from} as well, or leave --only out.`);
  }
}

/** Throws where a shot goes on from one that is missing. */
export function requireStart(
  { id, segments }: CompiledShot,
  missing: readonly PlannedShot[],
  remedy: (from: ShotId) => string,
): void {
  const source = segments[0]?.firstFrame;
  if (source?.kind !== 'shot' || !missing.some((each) => each.id === source.shot)) return;
  const problem = `${id} goes on from ${source.shot}, which is not there`;
  throw cliError('usage/starts-from-nothing', problem, remedy(source.shot));
}
