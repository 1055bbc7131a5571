import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type LedgerEntry, openLedger } from '../../src/store/ledger/ledger.ts';
import { headPath } from '../../src/store/ledger/ledger-head.ts';
import { sealLine, START } from '../../src/store/ledger/ledger-line.ts';
import { examineLedger, type MendOrder, writeMended } from '../../src/store/mend/mend-ledger.ts';
import { perhapsCharged } from '../../src/cli/mend/perhaps-charged.ts';
import { readLedger } from '../../src/store/ledger/read-ledger.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';
import { propertyRuns } from '../support/property-runs.ts';

const newFolder = temporaryFolders();

const JOB = 'far/t1/s1/0123456789abcdef';
const SUM = `sha256:${'ab'.repeat(32)}`;
const TAKE = {
  shot: 'far',
  take: 1,
  fingerprint: SUM,
  provider: 'mock',
  model: 'mock-1',
  clips: [SUM],
  file: SUM,
  frames: 24,
  lastFrame: SUM,
  cost: { estimatedUsd: 2, actualUsd: null },
  notes: [],
};
const ENTRIES = [
  { kind: 'step', name: `${JOB}#claim1`, result: { usd: 2 } },
  { kind: 'step', name: `${JOB}#submit1`, result: { kind: 'started' } },
  { kind: 'step', name: `${JOB}#done`, result: { kind: 'clip', clip: SUM } },
  { kind: 'take', take: TAKE },
  { kind: 'circled', shot: 'far', take: 1 },
] as unknown as readonly LedgerEntry[];

async function ledgerOf(entries: readonly LedgerEntry[] = ENTRIES): Promise<string> {
  const path = join(await newFolder(), 'film.ledger.jsonl');
  let at = 0;
  const ledger = await openLedger(path, { now: () => (at += 1) });
  for (const entry of entries) await ledger.append(entry);
  await ledger.close();
  return path;
}

async function linesOf(path: string): Promise<string[]> {
  return (await readFile(path, 'utf8')).split('\n').slice(0, -1);
}

/** Another ledger, to the book of a month: of a claim that is lost nobody knows whether it was made. */
const OPENED = { at: 1_000_000, kind: 'opened', schema: 'ministudio/ledger@2' };
const ORDER: MendOrder = { requireAsExamined: async () => {}, now: () => 1_000_000 };

/** What is found of a ledger whose lines are changed so, and what it is after it is mended. */
async function mended(change: (lines: string[]) => readonly string[]) {
  const path = await ledgerOf();
  const before = (await readLedger(path)).entries;
  const damaged = change(await linesOf(path)).map((line) => `${line}\n`);
  await writeFile(path, damaged.join(''));
  const found = (await examineLedger(path))!;
  const copies = await writeMended(path, found, ORDER);
  const { entries } = await readLedger(path);
  const left = entries.map((entry) => before.findIndex((each) => isSame(each, entry)) + 1);
  return { path, damaged: damaged.join(''), found, copies, left, entries };
}

function isSame(one: LedgerEntry, other: LedgerEntry): boolean {
  // Opened anew.
  if (one.kind === 'opened' && other.kind === 'opened') return true;
  return JSON.stringify(one) === JSON.stringify(other);
}

describe('a damaged ledger is written anew of what is whole', () => {
  test('and the damaged one is kept beside it, with its head', async () => {
    const { path, damaged, copies } = await mended((lines) => lines.toSpliced(2, 1, '{"n":3,'));
    expect(copies).toEqual(['film.ledger.damaged-1.jsonl', 'film.ledger.damaged-1.head']);
    expect((await readdir(dirname(path))).toSorted()).toEqual(
      [basename(path), basename(headPath(path)), ...copies].toSorted(),
    );
    expect(await readFile(join(dirname(path), copies[0]!), 'utf8')).toBe(damaged);
    expect(await examineLedger(path)).toBeUndefined();
  });

  test.each([
    [
      'a line that is no JSON',
      (lines: string[]) => lines.toSpliced(2, 1, '{"n":3,'),
      [1, 2, 4, 5, 6],
    ],
    ['a line that is lost', (lines: string[]) => lines.toSpliced(2, 1), [1, 2, 4, 5, 6]],
    [
      'a line that was changed',
      (lines: string[]) => lines.with(1, lines[1]!.replace('2}', '0}')),
      [1, 3, 4, 5, 6],
    ],
    [
      'a line whose sum alone was changed',
      (lines: string[]) => lines.with(1, otherSum(lines[1]!)),
      [1, 2, 3, 4, 5, 6],
    ],
    [
      'a line that is there twice',
      (lines: string[]) => lines.toSpliced(3, 0, lines[1]!),
      [1, 2, 3, 4, 5, 6],
    ],
    ['lines in another order', (lines: string[]) => lines.toReversed(), [1, 2, 3, 4, 5, 6]],
    ['lines that are missing at the end', (lines: string[]) => lines.slice(0, 3), [1, 2, 3]],
    [
      'lines of nothing',
      (lines: string[]) => [lines[0]!, '', '[]', ...lines.slice(1)],
      [1, 2, 3, 4, 5, 6],
    ],
  ] as const)('but for %s', async (_, change, left) => {
    expect((await mended(change)).left).toEqual(left);
  });

  test('also where its first line is lost, or all of it', async () => {
    const first = await mended((lines) => lines.slice(1));
    expect(first.left).toEqual([1, 2, 3, 4, 5, 6]);
    expect(first.entries[0]).toEqual(OPENED);
    const { found, entries } = await mended(() => []);
    expect(entries).toEqual([OPENED]);
    expect(found.missing).toEqual([[1, 6]]);
  });

  test('also where it is gone, of which what stands beside it tells', async () => {
    const path = await ledgerOf();
    await rm(path);
    const found = (await examineLedger(path))!;
    expect(found).toEqual({ whole: [], leftOut: [], missing: [[1, 6]] });
    expect(await writeMended(path, found, ORDER)).toEqual(['film.ledger.damaged-1.head']);
    expect((await readLedger(path)).entries).toEqual([OPENED]);
  });

  test('and what can’t be proven without the line before is told, and kept', async () => {
    const { found } = await mended((lines) => lines.toSpliced(2, 1));
    const facts = found.whole.map(({ n, isProven }) => [n, isProven]);
    expect(facts).toEqual([
      [1, true],
      [2, true],
      [4, false],
      [5, true],
      [6, true],
    ]);
  });

  test('and what may be charged is told, as far as it can be read', async () => {
    const { found } = await mended((lines) => [
      lines[0]!,
      lines[1]!.replace('"usd":2', '"usd":0'),
      lines[2]!,
      lines[3]!,
      lines[4]!.slice(0, -30),
    ]);
    expect(perhapsCharged(found)).toEqual([
      {
        shot: 'far',
        take: 1,
        why: 'the claim of its job, line 2, was changed after it was written',
      },
      { shot: 'far', take: 1, why: 'its take, line 5, is not JSON' },
      { shot: 'far', take: 1, why: 'the claim of its job is missing, and with it the price' },
    ]);
    expect(found.missing).toEqual([
      [2, 2],
      [5, 6],
    ]);
  });

  test('and a job of which only the claim is left is told to be settled', async () => {
    const { found } = await mended((lines) => lines.slice(0, 2));
    expect(perhapsCharged(found)).toEqual([
      {
        shot: 'far',
        take: 1,
        why: 'nothing says what became of its job: `ministudio resolve` settles it',
      },
    ]);
  });

  test('and a number that damage has made enormous is no list of all before it', async () => {
    const { found } = await mended((lines) => [
      lines[0]!,
      lines[4]!.replace('"n":5', '"n":999999999999').replace('"take":1', '"take":888888888888'),
    ]);
    expect(found.missing).toEqual([[2, 6]]);
    expect(perhapsCharged(found)).toEqual([
      {
        shot: 'far',
        why: 'no line speaks of its takes 1–888888888887, and there are later ones',
      },
    ]);
  });

  test('where a second is mended, the first copy is not written over', async () => {
    const { path } = await mended((lines) => lines.slice(1));
    await writeFile(path, 'nothing\n');
    const again = await writeMended(path, (await examineLedger(path))!, ORDER);
    expect(again).toEqual(['film.ledger.damaged-2.jsonl', 'film.ledger.damaged-2.head']);
  });

  test('nothing is written where it is not as it was examined any more', async () => {
    const { path } = await mended((lines) => lines.slice(1));
    await writeFile(path, 'nothing\n');
    const found = (await examineLedger(path))!;
    const meanwhile = async (): Promise<void> => {
      await writeFile(path, 'of another');
      throw new Error('it is another’s');
    };
    await expect(
      writeMended(path, found, { ...ORDER, requireAsExamined: meanwhile }),
    ).rejects.toThrow('another’s');
    expect(await readFile(path, 'utf8')).toBe('of another');
  });
});

function otherSum(line: string): string {
  return line.replace(/[0-9a-f](?="\}$)/, (digit) => (digit === '0' ? '1' : '0'));
}

test('a ledger that is not damaged is left alone, and so is one of another version', async () => {
  expect(await examineLedger(await ledgerOf())).toBeUndefined();
  const path = join(await newFolder(), 'film.ledger.jsonl');
  expect(await examineLedger(path)).toBeUndefined();
  await writeFile(path, '{"kind":"opened","schema":"ministudio/ledger@99"}\n{"kind":"step"}\n');
  await expect(examineLedger(path)).rejects.toMatchObject({ code: 'ledger/unknown-version' });
});

test('a ledger whose first line alone says that it is of another version is ours, as its sums say', async () => {
  const { left } = await mended((lines) =>
    lines.with(0, lines[0]!.replace('ledger@2', 'ledger@3')),
  );
  expect(left).toEqual([1, 2, 3, 4, 5, 6]);
});

test('a ledger of another version is left alone, though its sums are as ours', async () => {
  const path = join(await newFolder(), 'film.ledger.jsonl');
  let position = START;
  let text = '';
  for (const entry of [{ kind: 'opened', schema: 'ministudio/ledger@99' }, ENTRIES[0]!]) {
    const sealed = sealLine(entry as LedgerEntry, position);
    text += `${sealed.line}\n`;
    ({ position } = sealed);
  }
  await writeFile(path, text);
  await expect(examineLedger(path)).rejects.toMatchObject({ code: 'ledger/unknown-version' });
});

test('a ledger that can’t be read is told as such, and not as damaged', async () => {
  const path = join(await newFolder(), 'film.ledger.jsonl');
  await mkdir(path);
  await expect(examineLedger(path)).rejects.toMatchObject({ code: 'folder/blocked', exitCode: 9 });
});

test('a ledger of version 1 is mended line by line, and is one of this version then', async () => {
  const path = join(await newFolder(), 'film.ledger.jsonl');
  const step = '{"kind":"step","name":"a","result":1}';
  await writeFile(path, `{"kind":"opened","schema":"ministudio/ledger@1"}\n{"ki\n${step}\n`);
  await writeMended(path, (await examineLedger(path))!, ORDER);
  expect((await readLedger(path)).entries).toEqual([OPENED, JSON.parse(step)]);
});

test('however it is damaged, what is mended can be read, and what is proven is as it was written', async () => {
  const path = await ledgerOf();
  const [whole, head] = [await readFile(path), await readFile(headPath(path))];
  const before = (await readLedger(path)).entries;
  const blow = fc.record({
    at: fc.nat(whole.length - 1),
    length: fc.nat(120),
    kind: fc.constantFrom('flip', 'drop', 'double', 'swap'),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(blow, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      async (blows, hasHead) => {
        let bytes = whole;
        for (const { at, length, kind } of blows) {
          const [a, b, c] = [
            bytes.subarray(0, at),
            bytes.subarray(at, at + length + 1),
            bytes.subarray(at + length + 1),
          ];
          const parts = {
            flip: [a, b.map((byte) => byte ^ 1), c],
            drop: [a, c],
            double: [a, b, b, c],
            swap: [b, a, c],
          };
          bytes = Buffer.concat(parts[kind]);
        }
        await writeFile(path, bytes);
        await (hasHead ? writeFile(headPath(path), head) : rm(headPath(path), { force: true }));
        const found = await examineLedger(path).catch((error: { code: string }) => error.code);
        if (found === 'ledger/unknown-version') return;
        if (found === undefined || typeof found === 'string') {
          expect(found).toBeUndefined();
          return;
        }
        for (const { entry, isProven } of found.whole) {
          if (isProven) expect(before).toContainEqual(entry);
        }
        const copies = await writeMended(path, found, ORDER);
        for (const copy of copies) await rm(join(dirname(path), copy));
        const { entries } = await readLedger(path);
        const steps = found.whole.filter(({ entry }) => entry.kind !== 'opened');
        expect(entries.slice(1)).toEqual(steps.map(({ entry }) => entry));
      },
    ),
    propertyRuns(100),
  );
});
