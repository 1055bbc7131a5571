import { ExitCode } from '../../diagnostics/exit-code.ts';
import { StudioError } from '../../diagnostics/studio-error.ts';
import { dollars } from '../../film/dollars.ts';
import type { Spending } from '../../plan/budget.ts';

/** Reasons to submit nothing, for the sake of money. */
export type BudgetErrorCode = 'budget/passed' | 'budget/unknown-price';

/** A cap that would be passed. US dollars. */
export interface PassedCap {
  readonly needed: number;
  /** What was spent already, in words. */
  readonly spent: string;
  readonly allowed: string;
  readonly hint: string;
}

export function budgetPassed({ needed, spent, allowed, hint }: PassedCap): StudioError {
  const message = `this would cost ${dollars(needed)} after ${spent}, and ${allowed}`;
  return budgetError('budget/passed', message, hint);
}

export function unknownPrice(names: readonly string[]): StudioError {
  return budgetError(
    'budget/unknown-price',
    `nobody knows the price of ${names.join(', ')}, so the budget can’t be kept`,
    'Choose a provider whose price is known, say what you pay under `prices` in the configuration, or take the budget out.',
  );
}

function budgetError(code: BudgetErrorCode, message: string, hint: string): StudioError {
  return new StudioError(code, ExitCode.budget, message, { hint });
}

/** `$3.00 that were spent, $1.00 that may have been, and 2 jobs at unknown prices` */
export function spendingText({ charged, possible, unpriced }: Spending): string {
  const parts = [
    `${dollars(charged)} that were spent`,
    ...(possible > 0 ? [`${dollars(possible)} that may have been`] : []),
    ...(unpriced > 0 ? [`${unpriced} ${unpriced === 1 ? 'job' : 'jobs'} at unknown prices`] : []),
  ];
  return parts.length < 3 ? parts.join(' and ') : `${parts[0]}, ${parts[1]} and ${parts[2]}`;
}
