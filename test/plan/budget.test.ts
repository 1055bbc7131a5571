import { describe, expect, test } from '@jest/globals';
import { shotId } from '../../src/film/ids.ts';
import { judgeBudget } from '../../src/plan/budget.ts';
import type { KeyframeRecord } from '../../src/plan/keyframe-record.ts';
import { NO_TAKES, type TakeLibrary, type TakeRecord } from '../../src/plan/take-record.ts';

const purchase = (id: string, usd: number | null) => ({ name: id, cost: { usd } });
const spending = (...costs: TakeRecord['cost'][]): TakeLibrary => ({
  ...NO_TAKES,
  takes: { [shotId('a')]: costs.map((cost) => ({ cost }) as TakeRecord) },
});

describe('a budget', () => {
  test('is kept by what costs no more than it allows, to the cent', () => {
    expect(judgeBudget(0.3, [purchase('a', 0.1), purchase('b', 0.2)], NO_TAKES)).toEqual({
      kind: 'kept',
    });
    expect(judgeBudget(0.29, [purchase('a', 0.1), purchase('b', 0.2)], NO_TAKES)).toEqual({
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
    expect(judgeBudget(6, [purchase('b', 1)], library)).toEqual({ kind: 'kept' });
    expect(judgeBudget(5.5, [purchase('b', 1)], library)).toEqual({
      kind: 'passed',
      spent: 5,
      needed: 1,
    });
  });

  test('never stops what is free, and nothing where there is none', () => {
    const library = spending({ estimatedUsd: 9, actualUsd: 9 });
    expect(judgeBudget(0, [purchase('b', 0)], library)).toEqual({ kind: 'kept' });
    expect(judgeBudget(undefined, [purchase('b', null)], library)).toEqual({ kind: 'kept' });
  });

  test('can’t be kept where a price is unknown', () => {
    expect(judgeBudget(99, [purchase('a', 1), purchase('b', null)], NO_TAKES)).toEqual({
      kind: 'unknown',
      names: ['b'],
    });
  });

  test('counts the keyframes that were paid for', () => {
    const cost = { estimatedUsd: 0.4, actualUsd: null };
    const keyframes = { [shotId('a')]: [{ cost } as KeyframeRecord] };
    expect(judgeBudget(1, [purchase('b', 0.7)], { ...NO_TAKES, keyframes })).toEqual({
      kind: 'passed',
      spent: 0.4,
      needed: 0.7,
    });
  });
});
