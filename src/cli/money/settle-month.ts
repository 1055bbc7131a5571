import type { Emit } from '../../film/studio-event.ts';
import { type Charge, usdOf } from '../../plan/charge.ts';
import { chargesOf } from '../../plan/charges.ts';
import { keyOf } from '../../shoot/money/purse.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';
import { takeLibraryOf } from '../../store/takes/take-library.ts';
import type { FilmPlace } from '../reading/film-place.ts';
import type { RunProviders } from '../providers/run-providers.ts';
import { monthBudgetOf } from '../setup/spending-place.ts';
import { openMonthCap } from './month-cap.ts';

export interface Settlement {
  readonly place: FilmPlace;
  readonly providers: RunProviders;
  readonly now: () => number;
  readonly emit: Emit;
  /** What stood in the ledger before. */
  readonly before: readonly LedgerEntry[];
  readonly after: readonly LedgerEntry[];
}

/**
 * Writes into the book of the month what a submission has come to of which it was not known, so that the other
 * films of the configuration count with it before this one is rendered again. By whoever holds the film.
 *
 * @throws StudioError `spending/…`, `folder/…`; the ledger has it then, and the next run of the film settles it.
 */
export async function settleMonth(
  job: { readonly name: string; readonly round: number },
  { place, providers, now, emit, before, after }: Settlement,
): Promise<void> {
  const budget = monthBudgetOf(providers);
  if (budget === undefined) return;
  const chargeIn = (charges: readonly Charge[]): Charge | undefined =>
    charges.find((each) => each.job === job.name && each.round === job.round);
  const charges = chargesIn(before);
  const end = chargeIn(chargesIn(after));
  if (chargeIn(charges)?.ending !== 'open' || end === undefined || end.ending === 'open') return;
  const usd = usdOf(end.money);
  // What nobody knows can't be counted: what was set aside for it stays.
  if (usd === null) return;
  const { redact } = providers.redactor;
  const run = { film: place.file, entries: before, charges, now, redact };
  const month = await openMonthCap(budget, run);
  try {
    if (month.restored) emit({ kind: 'spending-restored', ...month.restored });
    await month.settle(keyOf(job.name, job.round), usd);
  } finally {
    await month.close();
  }
}

function chargesIn(entries: readonly LedgerEntry[]): readonly Charge[] {
  const steps = entries.filter((entry) => entry.kind === 'step');
  return chargesOf(steps, takeLibraryOf(entries, {}));
}
