import { describe, expect, test } from '@jest/globals';
import { shotId } from '../../src/film/ids.ts';
import { judgeBudget } from '../../src/plan/budget.ts';
import { NO_TAKES, type TakeLibrary, type TakeRecord } from '../../src/plan/take-record.ts';

const shot = (id: string, usd: number | null) => ({ id: shotId(id), cost: { usd } });
const spending = (...costs: TakeRecord['cost'][]): TakeLibrary => ({
  ...NO_TAKES,
  takes: { [shotId('a')]: costs.map((cost) => ({ cost }) as TakeRecord) },
});

describe('a budget', () => {
  test('is kept by what costs no more than it allows, to the cent', () => {
    expect(judgeBudget(0.3, [shot('a', 0.1), shot('b', 0.2)], NO_TAKES)).toEqual({ kind: 'kept' });
    expect(judgeBudget(0.29, [shot('a', 0.1), shot('b', 0.2)], NO_TAKES)).toEqual({
      kind: 'passed',
      spent: 0,
      needed: 0.3,
    });
  });

  test('counts what was paid for before: as the provider says, or else as it was estimated', () => {
    const library = spending(
      { estimatedUsd: 1, actualUsd: 2 },
      { estimatedUsd: 3, actualUsd: null },
    );
    expect(judgeBudget(6, [shot('b', 1)], library)).toEqual({ kind: 'kept' });
    expect(judgeBudget(5.5, [shot('b', 1)], library)).toEqual({
      kind: 'passed',
      spent: 5,
      needed: 1,
    });
  });

  test('never stops what is free, and nothing where there is none', () => {
    const library = spending({ estimatedUsd: 9, actualUsd: 9 });
    expect(judgeBudget(0, [shot('b', 0)], library)).toEqual({ kind: 'kept' });
    expect(judgeBudget(undefined, [shot('b', null)], library)).toEqual({ kind: 'kept' });
  });

  test('can’t be kept where a price is unknown', () => {
    expect(judgeBudget(99, [shot('a', 1), shot('b', null)], NO_TAKES)).toEqual({
      kind: 'unknown',
      shots: ['b'],
    });
  });
});
