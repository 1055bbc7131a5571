import { describe, expect, test } from '@jest/globals';
import { judgeBudget, linePurchase, spendingOf, stillToPay } from '../../src/plan/budget.ts';
import { type Charge, type Ending, type Money, moneyOf } from '../../src/plan/charge.ts';
import { shotId } from '../../src/film/ids.ts';

const purchase = (name: string, usd: number | null) => ({ name, cost: { usd } });
const chargeOf = (money: Money, ending: Ending = 'made'): Charge => ({
  job: 'a/t1/s1/0',
  round: 1,
  ending,
  money,
  use: 'open',
});

describe('a budget', () => {
  test('is kept by what costs no more than it allows, to the cent', () => {
    const toMake = [purchase('a', 0.1), purchase('b', 0.2)];
    expect(judgeBudget(0.3, toMake, 0)).toEqual({ kind: 'kept' });
    expect(judgeBudget(0.29, toMake, 0)).toEqual({ kind: 'passed', needed: 0.3 });
    expect(judgeBudget(5, [purchase('a', 1)], 4)).toEqual({ kind: 'kept' });
    expect(judgeBudget(5, [purchase('a', 1)], 4.5)).toEqual({ kind: 'passed', needed: 1 });
  });

  test('never stops what is free, and nothing where there is none', () => {
    expect(judgeBudget(0, [purchase('b', 0)], 9)).toEqual({ kind: 'kept' });
    expect(judgeBudget(undefined, [purchase('b', null)], 0)).toEqual({ kind: 'kept' });
  });

  test('can’t be kept where a price is unknown', () => {
    expect(judgeBudget(99, [purchase('a', 1), purchase('b', null)], 0)).toEqual({
      kind: 'unknown',
      names: ['b'],
    });
  });
});

test('what was spent is what was charged and what may be, for takes or not', () => {
  expect(
    spendingOf([
      chargeOf({ kind: 'charged', usd: 2, saidBy: 'provider' }),
      chargeOf({ kind: 'charged', usd: 0.1, saidBy: 'estimate' }, 'failed'),
      chargeOf({ kind: 'possible', usd: 1 }, 'open'),
      chargeOf({ kind: 'free' }, 'refused'),
      chargeOf({ kind: 'charged', usd: null, saidBy: 'estimate' }),
      chargeOf({ kind: 'possible', usd: null }, 'open'),
    ]),
  ).toEqual({ charged: 2.1, possible: 1, unpriced: 2 });
});

test('a line is told by its place from 1', () => {
  expect(linePurchase({ shot: shotId('a'), line: 1 })).toBe('line 2 of a');
});

test.each<[unknown, Money]>([
  [3, { kind: 'charged', usd: 3, saidBy: 'provider' }],
  [0, { kind: 'charged', usd: 0, saidBy: 'provider' }],
  // In ledgers of before such a sum was asked about.
  [-1, { kind: 'charged', usd: 2, saidBy: 'estimate' }],
  ['3', { kind: 'charged', usd: 2, saidBy: 'estimate' }],
])('a clip that is said to have cost %p is charged so, or as estimated', (actualUsd, money) => {
  expect(moneyOf({ kind: 'clip', actualUsd }, 2)).toEqual(money);
});

describe('what a job still costs', () => {
  const still = (ending: Ending, resubmit = false) =>
    stillToPay([chargeOf({ kind: 'possible', usd: 3 }, ending)], 3, resubmit);

  test('is its price where nothing of it was submitted, or nothing came of it', () => {
    expect(stillToPay([], 3, false)).toBe(3);
    expect(still('failed')).toBe(3);
    expect(still('not-taken')).toBe(3);
  });

  test('is nothing where an earlier run has submitted it: that is counted already', () => {
    expect(still('open')).toBe(0);
    expect(still('made')).toBe(0);
    expect(still('open', true)).toBe(0);
    const [failed, open] = [
      chargeOf({ kind: 'free' }, 'failed'),
      chargeOf({ kind: 'possible', usd: 3 }, 'open'),
    ];
    expect([stillToPay([failed, open], 3, false), stillToPay([open, failed], 3, false)]).toEqual([
      0, 3,
    ]);
  });

  test('is nothing where it was refused, as it is not asked again but by name', () => {
    expect(still('refused')).toBe(0);
    expect(still('refused', true)).toBe(3);
  });
});
