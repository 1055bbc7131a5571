import { ExitCode } from '../diagnostics/exit-code.ts';
import { judgeBudget } from '../plan/budget.ts';
import type { KeyframeJob } from '../shoot/keyframe-job.ts';
import type { ShotJob } from '../shoot/shot-job.ts';
import { cliError } from './cli-error.ts';
import type { PreparedFilm } from './prepare-film.ts';
import { purchasesOf } from './purchases.ts';

/** @throws StudioError `budget/…` before anything is submitted that would pass the film's cap. */
export function requireBudget(
  { film, library }: Pick<PreparedFilm, 'film' | 'library'>,
  jobs: readonly ShotJob[],
  keyframes: readonly KeyframeJob[] = [],
): void {
  const cap = film.budget.capUsd;
  const verdict = judgeBudget(cap, purchasesOf(jobs, keyframes), library);
  switch (verdict.kind) {
    case 'kept':
      return;
    case 'passed': {
      const [spent, needed, allowed] = [verdict.spent, verdict.needed, cap].map(dollars);
      throw cliError(
        'budget/passed',
        `this would cost ${needed} after ${spent} that were spent, and ${allowed} are allowed`,
        'Raise `budget.cap` of the film, `budget` of the configuration, or --budget, or shoot less with --only.',
        ExitCode.budget,
      );
    }
    case 'unknown':
      throw cliError(
        'budget/unknown-price',
        `nobody knows the price of ${verdict.names.join(', ')}, so the budget can’t be kept`,
        'Choose a provider whose price is known, say what you pay under `prices` in the configuration, or take the budget out.',
        ExitCode.budget,
      );
  }
}

function dollars(usd = 0): string {
  return `$${usd.toFixed(2)}`;
}
