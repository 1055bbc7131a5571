import { expect, test } from '@jest/globals';
import type { PreparedFilm } from '../../src/cli/prepare-film.ts';
import { spareBudget } from '../../src/cli/spare-budget.ts';
import type { ShotId } from '../../src/film/ids.ts';
import { NO_TAKES } from '../../src/plan/take-record.ts';
import type { ShotJob } from '../../src/shoot/shot-job.ts';

const [a, b] = ['a', 'b'] as unknown as readonly [ShotId, ShotId];
const spare = (capUsd?: number) =>
  spareBudget(
    { film: { budget: { capUsd } }, library: NO_TAKES } as unknown as PreparedFilm,
    [a, b].map((id) => ({ action: 'shoot', planned: { id, cost: { usd: 1 } } }) as ShotJob),
  );

test('an attempt after a refusal is paid for on top, as the refusal may have been', () => {
  expect(spare(2).takes(a, 1, true)).toBe(false);
  const budget = spare(3);
  expect(budget.takes(a, 1, true)).toBe(true);
  expect(budget.takes(b, 1, true)).toBe(false);
});

test('an attempt after one that was not taken is paid for in its place', () => {
  const budget = spare(2.5);
  expect(budget.takes(a, 1.5, false)).toBe(true);
  expect(budget.takes(a, 1.6, false)).toBe(false);
  expect(budget.takes(b, 1, false)).toBe(true);
});

test('a price that nobody knows can’t be promised to fit', () => {
  expect(spare(100).takes(a, null, false)).toBe(false);
});

test('a film without a budget has no limit', () => {
  expect(spare().takes(a, null, true)).toBe(true);
});
