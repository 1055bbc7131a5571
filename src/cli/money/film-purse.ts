import type { StudioError } from '../../diagnostics/studio-error.ts';
import { dollars } from '../../film/dollars.ts';
import { judgeBudget, type Purchase, spendingOf } from '../../plan/budget.ts';
import type { Charge } from '../../plan/charge.ts';
import { budgetPassed, spendingText, unknownPrice } from '../../shoot/money/budget-error.ts';
import type { KeyframeJob } from '../../shoot/keyframes/keyframe-job.ts';
import type { LineJob } from '../../shoot/lines/line-job.ts';
import { type FilmCap, openPurse, type Purse } from '../../shoot/money/purse.ts';
import type { UnderWay } from '../../shoot/shoot-film.ts';
import type { ShotJob } from '../../shoot/shots/shot-job.ts';
import type { MonthCap } from './month-cap.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';
import { purchasesOf } from '../planning/purchases.ts';

const HINT =
  'Raise `budget.cap` of the film, `budget` of the configuration, or --budget. A plan that is kept costs no more than it says: make a new one.';

/** The money of one run. */
export interface FilmPurse {
  readonly purse: Purse;
  readonly underWay: UnderWay;
  /** Jobs of earlier runs that a cap can’t count, as nobody knows what they cost. */
  readonly unpriced: number;
}

/**
 * Opens the purse of a run. Where the plan as a whole doesn’t fit, nothing is submitted: it is refused at
 * once, or, where an earlier run has submitted something that is to be fetched, when it comes to that.
 *
 * @param charges all of the film.
 * @throws StudioError `budget/…`
 */
export function openFilmPurse(
  { film }: Pick<PreparedFilm, 'film'>,
  {
    jobs,
    keyframes,
    lines = [],
  }: {
    jobs: readonly ShotJob[];
    keyframes: readonly KeyframeJob[];
    lines?: readonly LineJob[];
  },
  charges: readonly Charge[],
  month?: MonthCap,
): FilmPurse {
  const { capUsd } = film.budget;
  const cap = capUsd === undefined ? undefined : { usd: capUsd, hint: HINT };
  const { toMake, underWay } = purchasesOf(jobs, keyframes, lines, charges);
  const refusal = (cap && refusalOf(cap, toMake, charges)) ?? month?.refusalOf(toMake);
  const isIdle = Object.values(underWay).every(({ size }) => size === 0);
  if (refusal !== undefined && isIdle) throw refusal;
  const purse = openPurse({
    ...(cap && { cap }),
    ...(month && { shared: month }),
    charges,
    toMake,
    ...(refusal && { refusal }),
  });
  const unpriced = cap === undefined ? 0 : spendingOf(charges).unpriced;
  return { purse, underWay, unpriced };
}

/** Why what is to be made, as a whole, does not keep the film's cap; undefined where it does. */
function refusalOf(
  cap: FilmCap,
  toMake: readonly Purchase[],
  charges: readonly Charge[],
): StudioError | undefined {
  const spending = spendingOf(charges);
  const verdict = judgeBudget(cap.usd, toMake, spending.charged + spending.possible);
  switch (verdict.kind) {
    case 'kept':
      return undefined;
    case 'passed':
      return budgetPassed({
        needed: verdict.needed,
        spent: spendingText(spending),
        allowed: `${dollars(cap.usd)} are allowed`,
        hint: cap.hint,
      });
    case 'unknown':
      return unknownPrice(verdict.names);
  }
}
