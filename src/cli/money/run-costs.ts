import type { ShotId } from '../../film/ids.ts';
import { chargesOf } from '../../plan/charges.ts';
import { type Costs, costsOf } from '../../plan/costs.ts';
import type { TakeRecord } from '../../plan/take-record.ts';
import type { PresentLines } from '../../plan/voice-record.ts';
import type { LedgerEntry } from '../../store/ledger/ledger.ts';
import { takeLibraryOf } from '../../store/takes/take-library.ts';

/**
 * What a run has cost, and its film so far.
 *
 * @param claimed how many jobs were claimed before the run.
 * @param takes those that the film shows.
 * @param present the lines that it has.
 */
export function runCosts(
  entries: readonly LedgerEntry[],
  claimed: number,
  takes: ReadonlyMap<ShotId, TakeRecord>,
  present?: PresentLines,
): { readonly run: Costs; readonly film: Costs } {
  const steps = entries.filter((entry) => entry.kind === 'step');
  const circled: Record<ShotId, number> = Object.create(null);
  for (const [shot, { take }] of takes) circled[shot] = take;
  const library = { ...takeLibraryOf(entries, {}), circled };
  const charges = chargesOf(steps, library, (shot) => takes.has(shot as ShotId), present);
  return { run: costsOf(charges.slice(claimed)), film: costsOf(charges) };
}
