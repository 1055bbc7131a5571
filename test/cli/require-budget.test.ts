import { expect, test } from '@jest/globals';
import { ExitCode } from '../../src/diagnostics/exit-code.ts';
import { planJobs } from '../../src/cli/render-film.ts';
import { requireBudget } from '../../src/cli/require-budget.ts';
import type { PreparedFilm } from '../../src/cli/prepare-film.ts';
import { NO_TAKES } from '../../src/plan/take-record.ts';
import { compiledShot } from '../support/compiled-shot.ts';
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

test('a shot that could be restored counts with its price where it is shot anew', () => {
  const compiled = compiledShot('a');
  const planned = { id: 'a', take: 1, cost: { usd: 0 }, costAnew: { usd: 2 }, restorable: true };
  const film = {
    ...prepared(1),
    compiled: [compiled],
    sheet: { shots: [{ ...planned, state: 'missing' }] },
    library: {
      ...NO_TAKES,
      takes: { a: [{ take: 1, cost: { estimatedUsd: null, actualUsd: null } }] },
    },
    routes: new Map([[compiled.id, { adapter: { version: 1 } }]]),
  } as unknown as PreparedFilm;
  const [restored] = planJobs(film, {});
  expect(restored).toMatchObject({ action: 'restore' });
  requireBudget(film, [restored!]);
  const [anew] = planJobs(film, { only: ['a'] });
  expect(anew).toMatchObject({ action: 'shoot', take: 2 });
  expect(() => requireBudget(film, [anew!])).toThrow(
    expect.objectContaining({ code: 'budget/passed' }),
  );
});
