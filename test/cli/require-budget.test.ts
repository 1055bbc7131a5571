import { expect, test } from '@jest/globals';
import { ExitCode } from '../../src/diagnostics/exit-code.ts';
import { requireBudget } from '../../src/cli/require-budget.ts';
import type { PreparedFilm } from '../../src/cli/prepare-film.ts';
import { NO_TAKES } from '../../src/plan/take-record.ts';
import type { ShotJob } from '../../src/shoot/shot-job.ts';

const prepared = (capUsd?: number): PreparedFilm =>
  ({ film: { budget: capUsd === undefined ? {} : { capUsd } }, library: NO_TAKES }) as PreparedFilm;
const job = (id: string, usd: number | null, action: ShotJob['action'] = 'shoot'): ShotJob =>
  ({ action, planned: { id, cost: { usd } } }) as ShotJob;

test('a render that would pass the film’s budget is refused before anything is submitted', () => {
  expect(() => requireBudget(prepared(1), [job('a', 0.75), job('b', 0.75)])).toThrow(
    expect.objectContaining({
      code: 'budget/passed',
      exitCode: ExitCode.budget,
      message: 'this would cost $1.50 after $0.00 that were spent, and $1.00 are allowed',
    }),
  );
  expect(() => requireBudget(prepared(1), [job('a', null)])).toThrow(
    expect.objectContaining({ code: 'budget/unknown-price', exitCode: ExitCode.budget }),
  );
});

test('what is there already, or has no budget, is not refused', () => {
  requireBudget(prepared(1), [job('a', 5, 'reuse'), job('b', 1)]);
  requireBudget(prepared(), [job('a', 5)]);
});
