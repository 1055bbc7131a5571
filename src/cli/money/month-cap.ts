import { randomUUID } from 'node:crypto';
import { isAbsolute, relative, sep } from 'node:path';
import type { Redact } from '../../diagnostics/redacted.ts';
import type { StudioError } from '../../diagnostics/studio-error.ts';
import { dollars } from '../../film/dollars.ts';
import { judgeBudget, type Purchase } from '../../plan/budget.ts';
import { type Charge, usdOf } from '../../plan/charge.ts';
import { round } from '../../plan/round.ts';
import { budgetPassed, unknownPrice } from '../../shoot/money/budget-error.ts';
import { keyOf, type SharedCap } from '../../shoot/money/purse.ts';
import type { LedgerEntry } from '../../store/ledger/ledger.ts';
import { monthOf } from '../../store/spending/spending.ts';
import { openSpendingBook } from '../../store/spending/spending-book.ts';
import type { MonthBudget } from '../setup/spending-place.ts';

/** The cap on what all films of a configuration may cost in a month. */
export interface MonthCap extends SharedCap {
  /** Why what is to be made, as a whole, doesn’t keep it; undefined where it does. */
  refusalOf(toMake: readonly Purchase[]): StudioError | undefined;
  /** What the book had lost of this film in this month, and has again; undefined for nothing. */
  readonly restored?: Restored;
  close(): Promise<void>;
}

export interface Restored {
  readonly book: string;
  readonly jobs: number;
  readonly usd: number;
}

export interface MonthRun {
  /** The path of the film. */
  readonly film: string;
  readonly entries: readonly LedgerEntry[];
  /** All of the film. */
  readonly charges: readonly Charge[];
  readonly now: () => number;
  readonly redact: Redact;
}

/** Opens the book, and settles there what earlier runs of this film could not. */
export async function openMonthCap(budget: MonthBudget, run: MonthRun): Promise<MonthCap> {
  const { now, charges, redact } = run;
  const book = await openSpendingBook(budget.book);
  const film = redact(nameIn(budget.folder, run.film));
  const ledger = run.entries[0]?.at;
  const identity = { film, ...(ledger !== undefined && { ledger }) };
  /** The reservations of this film that are not settled, by the submission. */
  const open = new Map<string, string>();
  const endOf = new Map(charges.map((charge) => [keyOf(charge.job, charge.round), charge]));
  for (const reservation of book.spending.openOf(film)) {
    const { id, job } = reservation;
    const end = endOf.get(job);
    // The run was killed before it claimed: nothing was submitted. Of another ledger nobody knows that.
    const isUnclaimed = end === undefined && reservation.ledger === ledger;
    if (isUnclaimed) await book.settle(id, now(), 0);
    else if (end === undefined || end.ending === 'open') open.set(job, id);
    else await book.settle(id, now(), usdOf(end.money) ?? reservation.usd);
  }
  const { spending } = book;
  const restored = { book: budget.book, jobs: 0, usd: 0 };
  for (const { job, round: number, at = 0, ...charge } of charges) {
    const { booked: id, ending, money } = charge;
    if (id === undefined || spending.reservation(id) !== undefined) continue;
    if (monthOf(at) < monthOf(now())) continue;
    const [key, usd] = [keyOf(job, number), usdOf(money) ?? 0];
    await book.reserve({ id, at, ...identity, job: key, usd });
    if (ending === 'open') open.set(key, id);
    else await book.settle(id, now(), usd);
    restored.jobs += 1;
    restored.usd = round(restored.usd + usd);
  }
  const passed = (needed: number): StudioError =>
    budgetPassed({
      needed,
      spent: `${dollars(spending.spentUsd(now()))} that were spent or are under way in ${monthOf(now())}`,
      allowed: `${dollars(budget.usd)} are allowed a month for all films (${budget.setBy})`,
      hint: `Raise \`budget.month\` there, or wait for the next month (UTC). ${budget.book} has what was spent.`,
    });
  const fits = (usd: number): boolean => spending.spentUsd(now()) + usd <= budget.usd + 1e-9;
  return {
    fits,
    async reserve({ key, usd, besides }) {
      const id = randomUUID();
      const asked = { id, at: now(), ...identity, job: key, usd, besides, cap: budget.usd };
      if (!(await book.reserve(asked))) throw passed(usd);
      open.set(key, id);
      return id;
    },
    async settle(key, usd) {
      const id = open.get(key);
      if (id !== undefined) await book.settle(id, now(), usd);
      // Claimed before there was a cap, or said to be free: it is spent in any case.
      else if (usd > 0) {
        const late = randomUUID();
        await book.reserve({ id: late, at: now(), ...identity, job: key, usd });
        await book.settle(late, now(), usd);
      }
    },
    refusalOf(toMake) {
      const verdict = judgeBudget(budget.usd, toMake, spending.spentUsd(now()));
      if (verdict.kind === 'unknown') return unknownPrice(verdict.names);
      return verdict.kind === 'passed' ? passed(verdict.needed) : undefined;
    },
    ...(restored.usd > 0 && { restored }),
    close: () => book.close(),
  };
}

/** From the folder of the configuration where it lies in it, so that a checkout may move. */
function nameIn(folder: string, film: string): string {
  const path = relative(folder, film);
  return path.startsWith('..') || isAbsolute(path) ? film : path.split(sep).join('/');
}
