import type { ShotId } from '../film/ids.ts';
import type { CallSheet, Cost, PlannedShot } from './call-sheet.ts';
import { sumOf } from './totals.ts';

/** What another take of a shot means for the others: those that go on from its picture. */
export interface Consequences {
  /** Fitted the film before, and go on from another picture than is shown now. */
  readonly stale: readonly OutdatedShot[];
  /** Have a take that goes on from the picture that is shown now: it is shown now, too. */
  readonly changed: readonly { readonly id: ShotId; readonly take: number }[];
  /** US dollars to shoot those anew; null where nobody knows. */
  readonly usd: number | null;
}

export type OutdatedShot = Pick<PlannedShot, 'id' | 'scene' | 'reasons'> & { readonly cost: Cost };

/** Compares the plan before a choice among takes with the plan after it; the shot itself aside. */
export function consequencesOf(shot: ShotId, before: CallSheet, after: CallSheet): Consequences {
  const was = new Map(before.shots.map((each) => [each.id, each]));
  const others = after.shots.filter(({ id }) => id !== shot);
  const stale = others.filter(
    ({ id, state }) => state === 'stale' && was.get(id)?.state === 'fresh',
  );
  const changed = others.flatMap(({ id, take }) =>
    take === undefined || take === was.get(id)?.take ? [] : [{ id, take }],
  );
  return {
    stale: stale.map(({ id, scene, reasons, cost }) => ({ id, scene, reasons, cost })),
    changed,
    usd: sumOf(stale.map(({ cost }) => cost.usd)),
  };
}
