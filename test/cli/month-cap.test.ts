import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type MonthCap, openMonthCap } from '../../src/cli/money/month-cap.ts';
import type { Charge } from '../../src/plan/charge.ts';
import { openPurse, type Purse } from '../../src/shoot/money/purse.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const NOW = Date.UTC(2026, 10, 26);
const LEDGER: LedgerEntry = { kind: 'opened', schema: 'ministudio/ledger@2', at: 1 };

let folder: string;
const opened: MonthCap[] = [];
beforeEach(async () => {
  folder = await newFolder();
});
afterEach(async () => {
  for (const cap of opened.splice(0)) await cap.close();
});

/** A run of a film, with what earlier runs of it have claimed. */
async function runOf(
  film: string,
  charges: readonly Charge[] = [],
  { usd = 10, entries = [LEDGER] as readonly LedgerEntry[], now = NOW } = {},
): Promise<MonthCap> {
  const budget = {
    usd,
    setBy: 'ministudio.config.yaml:1:20',
    book: join(folder, '.ministudio', 'spending.jsonl'),
    folder,
  };
  const run = { film: join(folder, film), entries, charges, now: () => now };
  const cap = await openMonthCap(budget, { ...run, redact: (text) => text });
  opened.push(cap);
  return cap;
}

const purseUnder = (shared: MonthCap, charges: readonly Charge[] = []): Purse =>
  openPurse({ shared, charges, toMake: [] });
const job = { name: 'a/t1/s1/0', round: 1, purchase: 'a', usd: 6 };
const claimed = (facts: Partial<Charge>): Charge => ({
  job: job.name,
  round: 1,
  ending: 'open',
  money: { kind: 'possible', usd: 6 },
  use: 'open',
  ...facts,
});
const left = async (usd = 10): Promise<number> => {
  const other = await runOf('other.yaml', [], { usd });
  let most = 0;
  for (let each = 0; each <= usd; each += 1) if (other.fits(each)) most = each;
  return most;
};

const lines = async (): Promise<readonly object[]> => {
  const text = await readFile(join(folder, '.ministudio', 'spending.jsonl'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
};

describe('the cap on a month', () => {
  test('holds for all films together', async () => {
    await purseUnder(await runOf('one.yaml')).reserve(job);
    const other = purseUnder(await runOf('films/two.yaml'));
    await expect(other.reserve(job)).rejects.toMatchObject({
      code: 'budget/passed',
      exitCode: 7,
      message:
        'this would cost $6.00 after $6.00 that were spent or are under way in 2026-11, and $10.00 are allowed a month for all films (ministudio.config.yaml:1:20)',
    });
    await other.reserve({ ...job, usd: 4 });
    expect(await readFile(join(folder, '.ministudio', 'spending.jsonl'), 'utf8')).toContain(
      '"film":"films/two.yaml"',
    );
  });

  test('refuses a plan that doesn’t fit, and gives nothing of the film’s own money for it', async () => {
    await purseUnder(await runOf('one.yaml')).reserve(job);
    const month = await runOf('two.yaml');
    expect(month.refusalOf([{ name: 'a', cost: { usd: 4 } }])).toBeUndefined();
    expect(month.refusalOf([{ name: 'a', cost: { usd: 4.5 } }])).toMatchObject({
      code: 'budget/passed',
      message: expect.stringContaining('this would cost $4.50 after $6.00'),
    });
    expect(month.refusalOf([{ name: 'a', cost: { usd: null } }])).toMatchObject({
      code: 'budget/unknown-price',
    });
    const purse = openPurse({
      cap: { usd: 6, hint: '' },
      shared: month,
      charges: [],
      toMake: [],
    });
    await expect(purse.reserve(job)).rejects.toMatchObject({ code: 'budget/passed' });
    await purse.reserve({ ...job, usd: 4 });
    await expect(purse.reserve({ ...job, usd: null })).rejects.toMatchObject({
      code: 'budget/unknown-price',
    });
  });

  test('counts what a job has come to', async () => {
    const purse = purseUnder(await runOf('one.yaml'));
    await purse.reserve(job);
    await purse.settle(job, { kind: 'clip', actualUsd: 8 });
    expect(await left()).toBe(2);
  });

  test('counts what was claimed before there was one, once it has ended', async () => {
    const charges = [claimed({})];
    const purse = purseUnder(await runOf('one.yaml', charges), charges);
    expect(await left()).toBe(10);
    await purse.settle(job, { kind: 'clip', actualUsd: 8 });
    expect(await left()).toBe(2);
    // With an end of its own: nothing is left open in the book.
    expect((await lines()).slice(-2)).toEqual([
      expect.objectContaining({ kind: 'reserved', film: 'one.yaml', job: `${job.name}#1`, usd: 8 }),
      expect.objectContaining({ kind: 'settled', usd: 8 }),
    ]);
  });

  test('counts once what is told twice, and has no line of what is free', async () => {
    const month = await runOf('one.yaml');
    await month.reserve({ key: 'a#1', usd: 6, besides: 0 });
    for (const usd of [6, 7]) await month.settle('a#1', usd);
    expect(await left()).toBe(3);
    const before = await lines();
    await month.settle('free#1', 0);
    expect(await lines()).toEqual(before);
    await month.settle('late#1', 0.01);
    expect(await lines()).toHaveLength(before.length + 2);
  });

  test('knows a film that lies elsewhere by its whole path', async () => {
    await purseUnder(await runOf('../elsewhere/one.yaml')).reserve(job);
    const path = join(folder, '..', 'elsewhere', 'one.yaml');
    expect((await lines()).at(-1)).toMatchObject({ kind: 'reserved', film: path });
  });
});

describe('what a killed run has reserved', () => {
  beforeEach(async () => {
    await purseUnder(await runOf('one.yaml')).reserve(job);
  });

  test('counts until the next run of that film settles it', async () => {
    expect(await left()).toBe(4);
    const charges = [claimed({})];
    const purse = purseUnder(await runOf('one.yaml', charges), charges);
    expect(await left()).toBe(4);
    await purse.settle(job, { kind: 'clip', actualUsd: 5 });
    expect(await left()).toBe(5);
  });

  test('is settled as the ledger says where its end was still recorded', async () => {
    const money = { kind: 'charged', usd: 7, saidBy: 'provider' } as const;
    await runOf('one.yaml', [claimed({ ending: 'made', money })]);
    expect(await left()).toBe(3);
  });

  test('is settled as reserved where its end is recorded and nobody knows what it cost', async () => {
    const money = { kind: 'charged', usd: null, saidBy: 'estimate' } as const;
    await runOf('one.yaml', [claimed({ ending: 'made', money })]);
    expect(await left()).toBe(4);
    expect((await lines()).at(-1)).toMatchObject({ kind: 'settled', usd: 6 });
  });

  test('is free where it was never claimed, so that nothing was submitted', async () => {
    await runOf('one.yaml');
    expect(await left()).toBe(10);
  });

  test('counts on where its ledger is gone, for then nobody knows', async () => {
    await runOf('one.yaml', [], { entries: [{ ...LEDGER, at: 2 }] });
    expect(await left()).toBe(4);
  });

  test('counts in its own month alone', async () => {
    const next = await runOf('two.yaml', [], { now: Date.UTC(2026, 11, 1) });
    expect(next.fits(10)).toBe(true);
  });
});

describe('a book that was lost', () => {
  const book = () => join(folder, '.ministudio', 'spending.jsonl');
  const second = { ...job, name: 'b/t1/s1/0', purchase: 'b', usd: 1 };
  const made = (usd: number): Partial<Charge> => ({
    ending: 'made',
    money: { kind: 'charged', usd, saidBy: 'provider' },
  });

  /** Two jobs of a film, the second of which has ended, as its ledger has them. */
  async function twoJobs(): Promise<readonly Charge[]> {
    const purse = purseUnder(await runOf('one.yaml'));
    const [first, other] = [await purse.reserve(job), await purse.reserve(second)];
    await purse.settle(second, { kind: 'clip', actualUsd: 2 });
    return [
      claimed({ at: NOW, booked: first! }),
      claimed({ job: second.name, at: NOW, booked: other!, ...made(2) }),
    ];
  }

  test('has again what the ledger of a film says was in it, and that is told', async () => {
    const charges = await twoJobs();
    await rm(book());
    const { restored } = await runOf('one.yaml', charges);
    expect(restored).toEqual({ book: book(), jobs: 2, usd: 8 });
    expect(await left()).toBe(2);
  });

  test('counts what runs at what it comes to', async () => {
    const charges = await twoJobs();
    await rm(book());
    const purse = purseUnder(await runOf('one.yaml', charges), charges);
    await purse.settle(job, { kind: 'clip', actualUsd: 3 });
    expect(await left()).toBe(5);
  });

  test('has no line twice: one that has all of it tells nothing', async () => {
    const charges = await twoJobs();
    const before = await lines();
    expect((await runOf('one.yaml', charges)).restored).toBeUndefined();
    expect(await lines()).toEqual(before);
  });

  test('has the lines again that were cut off at its end', async () => {
    const charges = await twoJobs();
    const kept = (await readFile(book(), 'utf8')).split('\n').slice(0, 2);
    await writeFile(book(), kept.map((line) => `${line}\n`).join(''));
    expect((await runOf('one.yaml', charges)).restored).toMatchObject({ jobs: 1, usd: 2 });
    expect(await left()).toBe(2);
  });

  test('has nothing again of a month that is over, or of what no book has counted', async () => {
    const charges = await twoJobs();
    await rm(book());
    const old = charges.map((charge) => ({ ...charge, at: Date.UTC(2026, 9, 31) }));
    const uncounted = claimed({ job: 'c/t1/s1/0', at: NOW, ...made(4) });
    expect((await runOf('one.yaml', [...old, uncounted])).restored).toBeUndefined();
    expect(await left()).toBe(10);
  });

  test('keeps a plan out that does not fit beside what it had counted', async () => {
    const charges = await twoJobs();
    await rm(book());
    const month = await runOf('one.yaml', charges);
    expect(month.refusalOf([{ name: 'c', cost: { usd: 3 } }])).toMatchObject({
      code: 'budget/passed',
      message: expect.stringContaining('this would cost $3.00 after $8.00'),
    });
  });
});
