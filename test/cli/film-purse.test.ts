import { describe, expect, test } from '@jest/globals';
import { openFilmPurse } from '../../src/cli/money/film-purse.ts';
import type { MonthCap } from '../../src/cli/money/month-cap.ts';
import { jobNamesOf } from '../../src/cli/planning/job-names.ts';
import type { PreparedFilm } from '../../src/cli/planning/prepare-film.ts';
import { planJobs } from '../../src/cli/planning/shot-jobs.ts';
import { ExitCode } from '../../src/diagnostics/exit-code.ts';
import type { StudioError } from '../../src/diagnostics/studio-error.ts';
import { shotId } from '../../src/film/ids.ts';
import type { Charge, Ending } from '../../src/plan/charge.ts';
import type { Fingerprint } from '../../src/plan/fingerprint.ts';
import { NO_TAKES } from '../../src/plan/take-record.ts';
import type { ShotJob } from '../../src/shoot/shots/shot-job.ts';
import { compiledShot } from '../support/compiled-shot.ts';

const prepared = (capUsd?: number): PreparedFilm =>
  ({ film: { budget: capUsd === undefined ? {} : { capUsd } }, library: NO_TAKES }) as PreparedFilm;

function job(id: string, usd: number | null, options: { from?: string } = {}): ShotJob {
  const compiled = compiledShot(id, options);
  const planned = { id: compiled.id, cost: { usd }, segments: [{ usd }] };
  return { compiled, planned, adapterVersion: 1, action: 'shoot', take: 1 } as unknown as ShotJob;
}

const kept = (id: string): ShotJob =>
  ({
    compiled: compiledShot(id),
    action: 'reuse',
    existing: { fingerprint: 'sha256:x' as Fingerprint, take: 1 },
  }) as unknown as ShotJob;

const open = (capUsd: number | undefined, jobs: readonly ShotJob[], charges: readonly Charge[]) =>
  openFilmPurse(prepared(capUsd), { jobs, keyframes: [] }, charges);

/** What an earlier run has claimed for the first segment of a shot among these jobs. */
function claimed(jobs: readonly ShotJob[], id: string, ending: Ending, usd = 1): Charge {
  const [name] = jobNamesOf(jobs, []).shots.get(shotId(id))!;
  return { job: name!, round: 1, ending, money: { kind: 'possible', usd }, use: 'open' };
}

describe('a render', () => {
  test('that would pass the film’s budget is refused before anything is submitted', () => {
    expect(() => open(1, [job('a', 0.75), job('b', 0.75)], [])).toThrow(
      expect.objectContaining({
        code: 'budget/passed',
        exitCode: ExitCode.budget,
        message: 'this would cost $1.50 after $0.00 that were spent, and $1.00 are allowed',
      }),
    );
    expect(() => open(1, [job('a', null)], [])).toThrow(
      expect.objectContaining({ code: 'budget/unknown-price', exitCode: ExitCode.budget }),
    );
  });

  test('counts what failed, and what nobody knows of', () => {
    const charges: Charge[] = [
      {
        job: 'a/t1/s1/0',
        round: 1,
        ending: 'failed',
        money: { kind: 'charged', usd: 2, saidBy: 'estimate' },
        use: 'lost',
      },
      {
        job: 'b/t1/s1/0',
        round: 1,
        ending: 'open',
        money: { kind: 'possible', usd: 1 },
        use: 'open',
      },
      {
        job: 'c/t1/s1/0',
        round: 1,
        ending: 'made',
        money: { kind: 'charged', usd: null, saidBy: 'estimate' },
        use: 'shown',
      },
    ];
    expect(() => open(3.5, [job('d', 1)], charges)).toThrow(
      expect.objectContaining({
        message:
          'this would cost $1.00 after $2.00 that were spent, $1.00 that may have been and 1 job at unknown prices, and $3.50 are allowed',
      }),
    );
    expect(open(4, [job('d', 1)], charges).unpriced).toBe(1);
  });

  test('of what is there already, or without a budget, is not refused', () => {
    open(1, [kept('a'), job('b', 1)], []);
    open(undefined, [job('a', 5), job('b', null)], []);
  });

  test('counts a shot that could be restored with its price where it is shot anew', () => {
    const compiled = compiledShot('a');
    const planned = {
      id: 'a',
      take: 1,
      cost: { usd: 0 },
      costAnew: { usd: 2 },
      restorable: true,
      segments: [{ usd: 2 }],
    };
    const film = {
      ...prepared(1),
      compiled: [compiled],
      sheet: { shots: [{ ...planned, state: 'missing' }] },
      library: {
        ...NO_TAKES,
        takes: { a: [{ take: 1, cost: { estimatedUsd: null, actualUsd: null } }] },
      },
      routes: new Map([[compiled.id, { adapter: { version: 1 } }]]),
      begun: new Map(),
    } as unknown as PreparedFilm;
    const [restored] = planJobs(film, {});
    expect(restored).toMatchObject({ action: 'restore' });
    open(1, [restored!], []);
    const [anew] = planJobs(film, { only: ['a'] });
    expect(anew).toMatchObject({ action: 'shoot', take: 2 });
    expect(() => open(1, [anew!], [])).toThrow(expect.objectContaining({ code: 'budget/passed' }));
  });
});

describe('the money of a run', () => {
  const more = { name: 'b/t1/s1/0', round: 1, purchase: 'b', usd: 0.5 };

  test('is what the film allows', async () => {
    await expect(open(1, [job('a', 1)], []).purse.reserve(more)).rejects.toMatchObject({
      code: 'budget/passed',
    });
    await open(undefined, [job('a', 1)], []).purse.reserve(more);
  });

  test('is what the month allows, which is asked first for the plan as a whole', async () => {
    const told: unknown[] = [];
    const passed = new Error('the month is spent') as StudioError;
    const month = (refusal?: StudioError): MonthCap => ({
      fits: () => true,
      reserve: async (asked) => {
        told.push(asked);
        return 'line';
      },
      settle: async () => {},
      refusalOf: (toMake) => (told.push(toMake), refusal),
      close: async () => {},
    });
    const jobs = { jobs: [job('a', 1)], keyframes: [] };
    expect(() => openFilmPurse(prepared(5), jobs, [], month(passed))).toThrow(passed);
    const { purse } = openFilmPurse(prepared(5), jobs, [], month());
    await purse.reserve(more);
    const whole = [{ name: 'a', cost: { usd: 1 } }];
    expect(told).toEqual([whole, whole, { key: 'b/t1/s1/0#1', usd: 0.5, besides: 1 }]);
  });
});

describe('a run that goes on', () => {
  const jobs = [job('a', 1), job('b', 1, { from: 'a' })];

  test('counts once what an earlier run has submitted, along a chain too', () => {
    const { underWay } = open(2, jobs, [claimed(jobs, 'a', 'made'), claimed(jobs, 'b', 'open')]);
    expect([...underWay.shots]).toEqual(['b']);
    expect(() => open(1.9, jobs, [claimed(jobs, 'a', 'failed')])).toThrow(
      expect.objectContaining({ code: 'budget/passed' }),
    );
  });

  test('counts once what another than the planned provider has under way', () => {
    const [a] = jobs;
    const way = {
      print: 'of-another',
      provider: 'luma',
      segments: [1],
      isOpen: true,
      isInVain: false,
      usd: 1,
    };
    const begun = { ...a!, begun: [way] } as ShotJob;
    const other: Charge = {
      ...claimed(jobs, 'a', 'open'),
      job: 'a/t1/s1/of-another',
      subject: { kind: 'take', shot: shotId('a'), take: 1, segment: 1 },
    };
    expect([...open(1, [begun], [other]).underWay.shots]).toEqual(['a']);
    // Nothing is asked of anybody else while the planned one has it.
    const own = claimed(jobs, 'a', 'open');
    expect(() => open(1, [begun, job('c', 1)], [own])).not.toThrow();
  });

  test('fetches what is under way where there is no money for the rest, and submits nothing', async () => {
    const both = [job('a', 1), job('b', 1)];
    const { purse, underWay } = open(1.5, both, [claimed(both, 'a', 'open')]);
    expect([...underWay.shots]).toEqual(['a']);
    const cheap = { name: 'c/t1/s1/0', round: 1, purchase: 'c', usd: 0.01 };
    await expect(purse.reserve(cheap)).rejects.toMatchObject({
      code: 'budget/passed',
      message: expect.stringContaining('this would cost $1.00 after'),
    });
    await purse.reserve({ ...cheap, usd: 0 });
  });
});
