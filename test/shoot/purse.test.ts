import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shotId } from '../../src/film/ids.ts';
import type { Charge } from '../../src/plan/charge.ts';
import { openPurse, type PaidJob } from '../../src/shoot/money/purse.ts';

const HINT = 'Raise it.';
const jobOf = (purchase: string, usd: number | null, name = `${purchase}/t1/s1/0`): PaidJob => ({
  name,
  round: 1,
  purchase,
  usd,
});
/** Another way to make shot a: a job for each part of it. */
const way = (...prices: readonly (number | null)[]) =>
  prices.map((usd, index) => ({ name: `a/t1/s${index + 1}/1`, usd, resubmit: false }));
const planned = (...prices: readonly number[]) =>
  prices.map((usd, index) => ({ name: 'abc'[index]!, cost: { usd } }));
const purseOf = (
  usd: number | undefined,
  toMake = planned(1, 1),
  charges: readonly Charge[] = [],
) => openPurse({ ...(usd !== undefined && { cap: { usd, hint: HINT } }), charges, toMake });
const PASSED = { code: 'budget/passed', exitCode: 7, hint: HINT };
const REFUSED_AND_PAID = { kind: 'refused', charged: true };
const REFUSED = { kind: 'refused', charged: false };

describe('a purse', () => {
  test('gives each submission of the plan its price', async () => {
    const purse = purseOf(2);
    await purse.reserve(jobOf('a', 1));
    await purse.reserve(jobOf('b', 1));
    await expect(purse.reserve(jobOf('c', 0.01))).rejects.toMatchObject({
      ...PASSED,
      message:
        'this would cost $0.01 after $2.00 that were spent or are under way, and $2.00 are allowed',
    });
  });

  test('gives nothing more where a provider has charged more than it said', async () => {
    const purse = purseOf(2.5);
    const first = jobOf('a', 1);
    await purse.reserve(first);
    await purse.settle(first, { kind: 'clip', actualUsd: 1.75 });
    await expect(purse.reserve(jobOf('b', 1))).rejects.toMatchObject(PASSED);
  });

  test('counts what was charged where that is less', async () => {
    const purse = purseOf(2, planned(2));
    const first = jobOf('a', 2);
    await purse.reserve(first);
    await purse.settle(first, { kind: 'clip', actualUsd: 0.5 });
    await purse.reserve(jobOf('b', 1.5));
  });

  test('counts as estimated what nobody knows', async () => {
    const purse = purseOf(1, planned(1));
    const first = jobOf('a', 1);
    await purse.reserve(first);
    await purse.settle(first, { kind: 'failed', charged: 'unknown' });
    await expect(purse.reserve({ ...first, round: 2 })).rejects.toMatchObject(PASSED);
  });

  test('counts what a provider charges that said it was free', async () => {
    const purse = purseOf(1, planned(0, 1));
    const first = jobOf('a', 0);
    await purse.reserve(first);
    await purse.settle(first, { kind: 'clip', actualUsd: 0.5 });
    await expect(purse.reserve(jobOf('b', 1))).rejects.toMatchObject(PASSED);
  });

  test('pays another try in the place of one that cost nothing', async () => {
    const purse = purseOf(2);
    const first = jobOf('a', 1);
    await purse.reserve(first);
    await purse.settle(first, { kind: 'not-taken' });
    await purse.reserve({ ...first, round: 2 });
    await purse.reserve(jobOf('b', 1));
  });

  test('gives nothing at a price that nobody knows, and all that is free', async () => {
    await expect(purseOf(100).reserve(jobOf('a', null))).rejects.toMatchObject({
      code: 'budget/unknown-price',
    });
    await purseOf(0, []).reserve(jobOf('a', 0));
  });

  test('without a cap gives everything', async () => {
    const purse = purseOf(undefined);
    await purse.reserve(jobOf('a', null));
    await purse.reserve(jobOf('b', 1e6));
    expect(purse.earmark('a', way(null))).toBe(true);
  });

  test('counts once what an earlier run has submitted, and then what that came to', async () => {
    const running: Charge = {
      job: 'a/t1/s1/0',
      round: 1,
      ending: 'open',
      money: { kind: 'possible', usd: 1 },
      use: 'open',
    };
    const purse = purseOf(2, planned(0, 1), [running]);
    await purse.reserve(jobOf('b', 1));
    await purse.settle(jobOf('a', 1), REFUSED);
    await purse.reserve({ ...jobOf('a', 1), round: 2 });
    await expect(purse.reserve(jobOf('c', 1))).rejects.toMatchObject(PASSED);
  });

  test('does not count anew what an earlier run has settled', async () => {
    const made: Charge = {
      job: 'a/t1/s1/0',
      round: 1,
      ending: 'made',
      money: { kind: 'charged', usd: 1, saidBy: 'estimate' },
      use: 'open',
    };
    const purse = purseOf(2, planned(0, 1), [made]);
    // The price has risen since.
    await purse.settle(jobOf('a', 1.5), { kind: 'clip', actualUsd: null });
    await purse.reserve(jobOf('b', 1));
  });
});

describe('money for another way to make a shot', () => {
  test('comes on top where the first may be paid for', async () => {
    for (const [cap, fits] of [
      [2, false],
      [3, true],
    ] as const) {
      const purse = purseOf(cap);
      await purse.reserve(jobOf('a', 1));
      await purse.settle(jobOf('a', 1), REFUSED_AND_PAID);
      expect(purse.earmark('a', way(1))).toBe(fits);
    }
  });

  test('comes in the place of the first where that was free', async () => {
    const purse = purseOf(2.5);
    await purse.reserve(jobOf('a', 1));
    await purse.settle(jobOf('a', 1), REFUSED);
    expect(purse.earmark('a', way(1.6))).toBe(false);
    expect(purse.earmark('a', way(1.5))).toBe(true);
    await purse.reserve(jobOf('a', 1.5, 'a/t1/s1/1'));
    await purse.reserve(jobOf('b', 1));
  });

  test('is never what the rest of the plan needs, until that is done with', async () => {
    const purse = purseOf(2);
    expect(purse.earmark('a', way(1.5))).toBe(false);
    await expect(purse.reserve(jobOf('a', 1.5))).rejects.toMatchObject({
      message:
        'this would cost $1.50 after $0.00 that were spent or are under way and $1.00 that the plan still needs, and $2.00 are allowed',
    });
    purse.close('b');
    expect(purse.earmark('a', way(1.5))).toBe(true);
  });

  test('is counted once where an earlier run has that job under way', async () => {
    const running: Charge = {
      job: 'a/t1/s1/1',
      round: 1,
      subject: { kind: 'take', shot: shotId('a'), take: 1, segment: 1 },
      provider: 'other',
      ending: 'open',
      money: { kind: 'possible', usd: 1 },
      use: 'open',
    };
    const purse = purseOf(2, planned(0, 1), [running]);
    expect(purse.earmark('a', way(1, 0.5))).toBe(false);
    expect(purse.earmark('a', way(1))).toBe(true);
    await purse.settle(jobOf('a', 1, 'a/t1/s1/1'), { kind: 'clip', actualUsd: 1 });
    await purse.reserve(jobOf('b', 1));
  });

  test('is needed in full where what an earlier run has had made is of another take, or of other words', () => {
    const made: Charge = {
      job: 'a/t2/s1/1',
      round: 1,
      subject: { kind: 'take', shot: shotId('a'), take: 2, segment: 1 },
      provider: 'other',
      ending: 'made',
      money: { kind: 'charged', usd: 1, saidBy: 'estimate' },
      use: 'open',
    };
    for (const job of ['a/t2/s1/1', 'a/t1/s1/2']) {
      const purse = purseOf(2.5, planned(0, 1), [{ ...made, job }]);
      expect(purse.earmark('a', way(1))).toBe(false);
    }
  });

  test('can’t be promised at a price that nobody knows', () => {
    expect(purseOf(100).earmark('a', way(null))).toBe(false);
  });
});

const price = fc.integer({ min: 0, max: 400 }).map((cents) => cents / 100);
const anyJob = fc.record({
  usd: price,
  waits: fc.integer({ min: 0, max: 4 }),
  works: fc.integer({ min: 0, max: 4 }),
  end: fc.oneof(
    fc.constant({ kind: 'not-taken' }),
    fc.constant({ kind: 'failed', charged: 'unknown' }),
    fc.constant(REFUSED),
    fc.constant(REFUSED_AND_PAID),
    fc.constant({ kind: 'clip', actualUsd: null }),
    // Never more than it said.
    fc.integer({ min: 0, max: 100 }).map((percent) => ({ kind: 'clip', percent })),
  ),
});

test('whatever is in the works at once, in whatever order it ends, the cap holds', async () => {
  const turns = async (count: number): Promise<void> => {
    for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyJob, { maxLength: 12 }),
      price,
      fc.boolean(),
      async (jobs, cap, isPlanned) => {
        const toMake = isPlanned
          ? jobs.map(({ usd }, index) => ({ name: `${index}`, cost: { usd } }))
          : [];
        const purse = openPurse({ cap: { usd: cap, hint: HINT }, charges: [], toMake });
        let charged = 0;
        await Promise.all(
          jobs.map(async ({ usd, waits, works, end }, index) => {
            await turns(waits);
            const job = jobOf(`${index}`, usd);
            try {
              await purse.reserve(job);
            } catch {
              return;
            }
            await turns(works);
            const isCharged = end.kind !== 'not-taken' && end !== REFUSED;
            const actual = 'percent' in end ? Math.floor(usd * end.percent) / 100 : usd;
            if (isCharged) charged += actual;
            await purse.settle(job, 'percent' in end ? { ...end, actualUsd: actual } : end);
          }),
        );
        expect(charged).toBeLessThanOrEqual(cap + 1e-9);
      },
    ),
  );
});

test('a provider that charges more than it said is given nothing from then on that passes the cap', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(price, price)), price, async (jobs, cap) => {
      const purse = openPurse({ cap: { usd: cap, hint: HINT }, charges: [], toMake: [] });
      let charged = 0;
      for (const [index, [usd, actualUsd]] of jobs.entries()) {
        const job = jobOf(`${index}`, usd);
        let isGiven = true;
        await purse.reserve(job).catch(() => (isGiven = false));
        expect(isGiven).toBe(usd === 0 || Math.round((charged + usd) * 1e6) <= cap * 1e6);
        if (!isGiven) continue;
        charged += actualUsd;
        await purse.settle(job, { kind: 'clip', actualUsd });
      }
    }),
  );
});
