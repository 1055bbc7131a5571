import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shotId } from '../../src/film/ids.ts';
import type { Charge } from '../../src/plan/charge.ts';
import { StudioError } from '../../src/diagnostics/studio-error.ts';
import { openPurse, type PaidJob, type SharedCap } from '../../src/shoot/money/purse.ts';

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
/** What an earlier run has submitted of shot a, by the first way or by another. */
const submitted = (usd: number | null, way = 0): Charge => ({
  job: `a/t1/s1/${way}`,
  round: 1,
  ending: 'open',
  money: { kind: 'possible', usd },
  use: 'open',
});
const PASSED = { code: 'budget/passed', exitCode: 7, hint: HINT };
/** Of a plan of two dollars under a cap of two: a third can’t be had. */
const NEEDS_ALL = {
  ...PASSED,
  message:
    'this would cost $1.00 after $0.00 that were spent or are under way and $2.00 that the plan still needs, and $2.00 are allowed',
};
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
    // Nobody else is given it meanwhile.
    await expect(purse.reserve(jobOf('c', 1))).rejects.toMatchObject(NEEDS_ALL);
    await purse.reserve({ ...first, round: 2 });
    await purse.reserve(jobOf('b', 1));
  });

  test('keeps for another try no more than was set aside for the first, and that once', async () => {
    const purse = purseOf(3);
    const dearer = jobOf('a', 1.5);
    await purse.reserve(dearer);
    for (const _told of ['by the run', 'and again']) await purse.settle(dearer, REFUSED);
    await purse.reserve(jobOf('c', 1));
  });

  test('keeps for the other parts of a shot what is not drawn yet', async () => {
    const purse = purseOf(2.5, planned(2));
    await purse.reserve(jobOf('a', 1));
    await expect(purse.reserve(jobOf('c', 1))).rejects.toMatchObject({
      message: expect.stringContaining('$1.00 that the plan still needs'),
    });
    await purse.settle(jobOf('a', 1), REFUSED);
    await expect(purse.reserve(jobOf('c', 1))).rejects.toMatchObject({
      message: expect.stringContaining('$2.00 that the plan still needs'),
    });
  });

  test('gives what fits still where not all of the plan does any more', async () => {
    const purse = purseOf(2.5, planned(1, 1, 0.4));
    await purse.reserve(jobOf('a', 1));
    await purse.settle(jobOf('a', 1), { kind: 'clip', actualUsd: 1.4 });
    await purse.reserve(jobOf('b', 1));
    await expect(purse.reserve(jobOf('c', 0.4))).rejects.toMatchObject(PASSED);
  });

  test('counts three dimes as thirty cents', async () => {
    const purse = purseOf(0.3, []);
    for (const name of ['a', 'b', 'c']) await purse.reserve(jobOf(name, 0.1));
  });

  test('keeps nothing for what is free, and counts nothing where nobody says that it was not', async () => {
    for (const end of [{ kind: 'not-taken' }, { kind: 'clip', actualUsd: null }]) {
      const purse = purseOf(2, planned(0, 1));
      await purse.reserve(jobOf('a', 0));
      await purse.settle(jobOf('a', 0), end);
      await purse.reserve(jobOf('c', 1));
    }
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
    expect(purse.earmark('a', way(1))).toBe(true);
  });

  test('counts once what an earlier run has submitted, and then what that came to', async () => {
    const purse = purseOf(2, planned(0, 1), [submitted(1)]);
    await purse.reserve(jobOf('b', 1));
    await purse.settle(jobOf('a', 1), REFUSED);
    // The next try is paid for in its place.
    await expect(purse.reserve(jobOf('c', 1))).rejects.toMatchObject(PASSED);
    await purse.reserve({ ...jobOf('a', 1), round: 2 });
    await expect(purse.reserve(jobOf('c', 0.01))).rejects.toMatchObject(PASSED);
  });

  test.each<[string, number | null, number | null, number]>([
    ['at what it was claimed at, whatever it costs now', 1, 1.5, 1],
    ['at what it costs now, where its claim says no price', null, 1.5, 0.5],
    ['as nothing where nobody ever knew', null, null, 2],
  ])('counts what an earlier run has submitted %s', async (_, claimed, now, left) => {
    const purse = purseOf(2, planned(0, left), [submitted(claimed)]);
    await purse.settle(jobOf('a', now), { kind: 'clip', actualUsd: null });
    await purse.reserve(jobOf('b', left));
    await expect(purse.reserve(jobOf('c', 0.01))).rejects.toMatchObject(PASSED);
  });

  test('counts in full what was submitted at a price that nobody knew, once it is known', async () => {
    const purse = purseOf(2, planned(0, 1), [submitted(null)]);
    await purse.settle(jobOf('a', null), { kind: 'clip', actualUsd: 1 });
    await purse.reserve(jobOf('b', 1));
    await expect(purse.reserve(jobOf('c', 0.01))).rejects.toMatchObject(PASSED);
  });
});

describe('a purse under a cap that others share', () => {
  /** A shared cap that notes what it is told. */
  function sharedCap({ isPassed = false } = {}): { cap: SharedCap; told: unknown[] } {
    const told: unknown[] = [];
    const cap: SharedCap = {
      fits: () => !isPassed,
      async reserve(asked) {
        told.push(asked);
        if (isPassed) throw new StudioError('budget/passed', 7, 'the month is spent');
        return 'line';
      },
      settle: async (...settled) => void told.push(settled),
    };
    return { cap, told };
  }
  const under = (shared: SharedCap, charges: readonly Charge[] = []) =>
    openPurse({ shared, charges, toMake: planned(1, 1), cap: { usd: 2, hint: HINT } });

  test('tells it what is asked for, with what must fit besides, and what that came to', async () => {
    const { cap, told } = sharedCap();
    const purse = openPurse({ shared: cap, charges: [], toMake: planned(1, 1) });
    await purse.reserve(jobOf('a', 1.5));
    await purse.settle(jobOf('a', 1.5), { kind: 'clip', actualUsd: 0.5 });
    expect(told).toEqual([{ key: 'a/t1/s1/0#1', usd: 1.5, besides: 1 }, ['a/t1/s1/0#1', 0.5]]);
  });

  test('gives and promises nothing at a price that nobody knows', async () => {
    const { cap, told } = sharedCap();
    const purse = openPurse({ shared: cap, charges: [], toMake: [] });
    await expect(purse.reserve(jobOf('a', null))).rejects.toMatchObject({
      code: 'budget/unknown-price',
    });
    expect(purse.earmark('a', way(null))).toBe(false);
    expect(told).toEqual([]);
  });

  test('where that is passed, has its own money as before', async () => {
    const purse = under(sharedCap({ isPassed: true }).cap);
    await expect(purse.reserve(jobOf('a', 1))).rejects.toThrow('the month is spent');
    await expect(purse.reserve(jobOf('c', 1))).rejects.toMatchObject(NEEDS_ALL);
    expect(purse.earmark('a', way(1))).toBe(false);
  });

  test('does not tell it anew what an earlier run has settled, whatever it costs since', async () => {
    const { cap, told } = sharedCap();
    const made: Charge = {
      ...submitted(null),
      ending: 'made',
      money: { kind: 'charged', usd: 1, saidBy: 'estimate' },
    };
    const purse = under(cap, [made]);
    await purse.settle(jobOf('a', 1.5), { kind: 'clip', actualUsd: null });
    expect(told).toEqual([]);
    await expect(purse.reserve(jobOf('c', 0.01))).rejects.toMatchObject(PASSED);
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

  test('is kept for it once it is promised', async () => {
    const purse = purseOf(2.5);
    expect(purse.earmark('a', way(1.5))).toBe(true);
    await expect(purse.reserve(jobOf('c', 0.1))).rejects.toMatchObject(PASSED);
  });

  test('is counted once where an earlier run has that job under way', async () => {
    const purse = purseOf(2, planned(0, 1), [submitted(1, 1)]);
    expect(purse.earmark('a', way(1, 0.5))).toBe(false);
    expect(purse.earmark('a', way(1))).toBe(true);
    await purse.settle(jobOf('a', 1, 'a/t1/s1/1'), { kind: 'clip', actualUsd: 1 });
    await purse.reserve(jobOf('b', 1));
  });

  test('is promised where nothing more may be submitted only if none is needed', () => {
    const refusal = new StudioError('budget/passed', 7, 'the plan does not fit');
    const purse = openPurse({ charges: [submitted(1, 1)], toMake: [], refusal });
    expect(purse.earmark('a', way(1))).toBe(true);
    expect(purse.earmark('a', way(1, 0.5))).toBe(false);
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
