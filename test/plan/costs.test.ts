import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shotId } from '../../src/film/ids.ts';
import type { Charge, Money, Use } from '../../src/plan/charge.ts';
import { costsOf, costTablesOf, since, usdPerSecond } from '../../src/plan/costs.ts';

const DAY = 24 * 60 * 60 * 1000;
const chargeOf = (facts: Partial<Charge> = {}): Charge => ({
  job: 'a/t1/s1/0',
  round: 1,
  subject: { kind: 'take', shot: shotId('a'), take: 1, segment: 1 },
  at: 0,
  provider: 'kling',
  model: 'kling-3.0',
  ending: 'made',
  money: { kind: 'charged', usd: 2, saidBy: 'estimate' },
  use: 'shown',
  ...facts,
});

describe('costs', () => {
  test('are what was spent and may have been, and what of it the film has nothing of', () => {
    const charges = [
      chargeOf(),
      chargeOf({ use: 'superseded' }),
      chargeOf({ use: 'lost', money: { kind: 'possible', usd: 1 } }),
      chargeOf({ money: { kind: 'charged', usd: null, saidBy: 'estimate' } }),
      chargeOf({ use: 'lost', money: { kind: 'free' } }),
    ];
    expect(costsOf(charges)).toEqual({
      jobs: 4,
      spentUsd: 4,
      possibleUsd: 1,
      unpricedJobs: 1,
      wastedUsd: { failed: 1, superseded: 2 },
    });
    expect(usdPerSecond(charges, 4)).toBe(1.25);
    expect(usdPerSecond(charges, 0)).toBeUndefined();
  });

  test('are told by who was asked, dearest first, by day in its order, and by shot', () => {
    const { job: _job, ...rest } = chargeOf();
    const tables = costTablesOf([
      { ...rest, job: 'a', at: DAY },
      chargeOf({ provider: 'luma', model: 'ray', money: { kind: 'possible', usd: 5 } }),
      chargeOf({ subject: { kind: 'keyframe', shot: shotId('b'), number: 1 } }),
      chargeOf({ money: { kind: 'free' } }),
    ]);
    const facts = (rows: readonly object[]) =>
      rows.map((row) => Object.values(row).slice(0, -1).join(' '));
    expect({
      provider: facts(tables.byProvider),
      model: facts(tables.byModel),
      day: facts(tables.byDay),
      shot: facts(tables.byShot),
    }).toEqual({
      provider: ['luma 1 0 5 0', 'kling 2 4 0 0'],
      model: ['luma ray 1 0 5 0', 'kling kling-3.0 2 4 0 0'],
      day: ['1970-01-01 2 2 5 0', '1970-01-02 1 2 0 0'],
      shot: ['a 2 2 5 0', 'b 1 2 0 0'],
    });
  });

  test('since a day are those of that day and later, and those that don’t say when', () => {
    const { at: _at, ...undated } = chargeOf();
    const charges = [chargeOf({ at: DAY - 1 }), chargeOf({ at: DAY }), undated];
    expect(since(charges, '1970-01-02')).toEqual(charges.slice(1));
  });
});

test('each table adds up to the whole', () => {
  const anyMoney: fc.Arbitrary<Money> = fc.oneof(
    fc.constant({ kind: 'free' } as const),
    fc.record({
      kind: fc.constantFrom('charged' as const, 'possible' as const),
      usd: fc.option(fc.nat(9)),
      saidBy: fc.constant('estimate' as const),
    }),
  );
  const anyCharge = fc.record({
    money: anyMoney,
    provider: fc.constantFrom('kling', 'luma'),
    model: fc.constantFrom('a', 'b'),
    at: fc.nat(3).map((days) => days * DAY),
    use: fc.constantFrom<Use>('shown', 'superseded', 'lost', 'open'),
  });
  fc.assert(
    fc.property(fc.array(anyCharge), (facts) => {
      const charges = facts.map(chargeOf);
      const { byProvider, byModel, byDay, byShot } = costTablesOf(charges);
      const { wastedUsd, ...whole } = costsOf(charges);
      for (const rows of [byProvider, byModel, byDay, byShot]) {
        const sums = { jobs: 0, spentUsd: 0, possibleUsd: 0, unpricedJobs: 0 };
        const wasted = { failed: 0, superseded: 0 };
        for (const row of rows) {
          for (const key of ['jobs', 'spentUsd', 'possibleUsd', 'unpricedJobs'] as const) {
            sums[key] += row[key];
          }
          wasted.failed += row.wastedUsd.failed;
          wasted.superseded += row.wastedUsd.superseded;
        }
        expect([sums, wasted]).toEqual([whole, wastedUsd]);
      }
    }),
  );
});
