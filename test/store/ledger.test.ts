import { appendFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type LedgerEntry, openLedger } from '../../src/store/ledger/ledger.ts';
import { headPath } from '../../src/store/ledger/ledger-head.ts';
import { readLedger } from '../../src/store/ledger/read-ledger.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const step = (name: string, result = 0): LedgerEntry => ({ kind: 'step', name, result });

/** A ledger with so many steps after its first line, each written at its number. */
async function ledgerOf(steps: number): Promise<string> {
  const path = join(await newFolder(), 'film.ledger.jsonl');
  let at = 0;
  const ledger = await openLedger(path, { now: () => (at += 1) });
  for (let each = 1; each <= steps; each += 1) await ledger.append(step(`step ${each}`, each));
  await ledger.close();
  return path;
}

async function linesOf(path: string): Promise<string[]> {
  return (await readFile(path, 'utf8')).split('\n').slice(0, -1);
}

async function writeLines(path: string, lines: readonly string[]): Promise<void> {
  await writeFile(path, lines.map((line) => `${line}\n`).join(''));
}

async function stepsIn(path: string): Promise<readonly string[]> {
  const { entries } = await readLedger(path);
  return entries.flatMap((entry) => (entry.kind === 'step' ? [entry.name] : []));
}

describe('the ledger', () => {
  test('is one JSON object a line: numbered, dated, and with a sum over all before it', async () => {
    const path = await ledgerOf(2);
    expect(await readFile(path, 'utf8')).toBe(
      [
        '{"n":1,"at":1,"kind":"opened","schema":"ministudio/ledger@2","sum":"60b81ebe62c9b40c"}',
        '{"n":2,"at":2,"kind":"step","name":"step 1","result":1,"sum":"534d7297d6235d98"}',
        '{"n":3,"at":3,"kind":"step","name":"step 2","result":2,"sum":"d246039a5a902b2e"}',
        '',
      ].join('\n'),
    );
    expect((await readLedger(path)).entries[2]).toEqual({ ...step('step 2', 2), at: 3 });
  });

  test('keeps the order of appends that were not waited for', async () => {
    const path = join(await newFolder(), 'film.ledger.jsonl');
    const ledger = await openLedger(path);
    const names = Array.from({ length: 50 }, (_, index) => `step ${index}`);
    await Promise.all(names.map((name) => ledger.append(step(name))));
    await ledger.close();
    expect(await stepsIn(path)).toEqual(names);
  });

  test('goes on after a line that it refuses', async () => {
    const path = await ledgerOf(1);
    const ledger = await openLedger(path);
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    const broken = { kind: 'step', name: 'broken', result: circular } as unknown as LedgerEntry;
    await expect(ledger.append(broken)).rejects.toThrow(TypeError);
    await ledger.append(step('after'));
    await ledger.close();
    expect(await stepsIn(path)).toEqual(['step 1', 'after']);
  });

  test('has room for what becomes of a job before the job is announced, and gives it back', async () => {
    const path = await ledgerOf(1);
    const { size } = await stat(path);
    const ledger = await openLedger(path);
    await ledger.append(step('a#claim1'));
    const blank = (await readFile(path, 'utf8')).split('\n').at(-1)!;
    expect(blank.length).toBeGreaterThanOrEqual(256 * 1024);
    expect(blank.trim()).toBe('');
    // Whoever reads meanwhile takes it for a line that is being written.
    expect(await stepsIn(path)).toEqual(['step 1', 'a#claim1']);
    const withRoom = await stat(path);
    for (let each = 0; each < 100; each += 1) await ledger.append(step(`a#submit${each}`));
    expect((await stat(path)).size).toBe(withRoom.size);
    await ledger.close();
    expect((await stat(path)).size).toBeLessThan(size + 100 * 200);
    expect(await stepsIn(path)).toHaveLength(102);
  });

  test('of a run that was killed, is gone on with over the room that it had', async () => {
    const path = await ledgerOf(1);
    await appendFile(path, `{"n":3,"kind":"st${' '.repeat(1000)}`);
    const ledger = await openLedger(path);
    await ledger.append(step('two'));
    await ledger.close();
    expect(await stepsIn(path)).toEqual(['step 1', 'two']);
  });

  test('cuts off a torn last line, and goes on from there', async () => {
    const path = await ledgerOf(2);
    const whole = await readFile(path, 'utf8');
    await appendFile(path, '{"n":4,"kind":"step","name":"thr');
    const ledger = await openLedger(path);
    await ledger.append(step('three'));
    await ledger.close();
    expect((await readFile(path, 'utf8')).startsWith(whole)).toBe(true);
    expect(await stepsIn(path)).toEqual(['step 1', 'step 2', 'three']);
  });

  test('cuts off a last line of which a power cut has left only the end: nothing was done for it', async () => {
    const path = await ledgerOf(2);
    await appendFile(path, `${'\0'.repeat(400)}"sum":"0123456789abcdef"}\n`);
    expect(await stepsIn(path)).toEqual(['step 1', 'step 2']);
    const ledger = await openLedger(path);
    await ledger.append(step('three'));
    await ledger.close();
    expect(await stepsIn(path)).toEqual(['step 1', 'step 2', 'three']);
  });

  test('counts a whole line whose writer did not come so far as to say that it is written', async () => {
    const path = await ledgerOf(2);
    const head = await readFile(headPath(path));
    const ledger = await openLedger(path);
    await ledger.append(step('three'));
    await ledger.close();
    await writeFile(headPath(path), head);
    expect(await stepsIn(path)).toEqual(['step 1', 'step 2', 'three']);
  });

  test('can be read and gone on with where what stands beside it is lost or broken', async () => {
    const path = await ledgerOf(2);
    for (const head of [
      '',
      'null',
      '{"count":',
      '{"count":9}',
      '{"sum":"00"}',
      '{"count":"9","sum":""}',
    ]) {
      await writeFile(headPath(path), head);
      expect(await stepsIn(path)).toEqual(['step 1', 'step 2']);
    }
    await rm(headPath(path));
    await (await openLedger(path)).close();
    expect(await readFile(headPath(path), 'utf8')).toMatch(
      /^\{"count":3,"sum":"[0-9a-f]{16}"\} +\n$/,
    );
  });

  test('tells of a last line that is damaged where nobody knows whether it was acted on', async () => {
    const path = await ledgerOf(2);
    const lines = await linesOf(path);
    await writeLines(path, [...lines.slice(0, 2), lines[2]!.replace('"result":2', '"result":7')]);
    for (const loseHead of [async () => {}, async () => await rm(headPath(path))]) {
      await loseHead();
      await expect(openLedger(path)).rejects.toMatchObject({
        code: 'ledger/damaged',
        message: `${path}:3: the line was changed after it was written`,
      });
    }
  });

  test('cuts off one line that was torn, and never two', async () => {
    const path = await ledgerOf(3);
    const lines = await linesOf(path);
    const head = JSON.stringify({ count: 2, sum: lines[1]!.slice(-18, -2) });
    await writeFile(headPath(path), head);
    await writeLines(path, lines.with(2, 'torn').with(3, 'torn'));
    await expect(openLedger(path)).rejects.toMatchObject({
      code: 'ledger/damaged',
      message: `${path}:3: the line is not JSON`,
    });
  });

  test.each([
    ['torn', 'is not JSON'],
    ['null', 'is not the first one of a ledger'],
    ['{"kind":"step","name":"a","result":1}', 'is not the first one of a ledger'],
  ])('tells of the first line %s that it %s', async (line, problem) => {
    const path = await ledgerOf(1);
    await writeLines(path, [line, ...(await linesOf(path))]);
    await expect(openLedger(path)).rejects.toMatchObject({
      code: 'ledger/damaged',
      message: `${path}:1: the line ${problem}`,
    });
  });

  const SECOND = { code: 'ledger/damaged', exitCode: 9 };

  test.each([
    ['is not JSON', (lines: string[]) => [lines[0]!, lines[1]!.slice(0, 10), ...lines.slice(2)]],
    ['is not JSON', (lines: string[]) => [lines[0]!, '', ...lines.slice(1)]],
    ['is no line of a ledger', (lines: string[]) => [lines[0]!, '[]', ...lines.slice(2)]],
    ['is no line of a ledger', (lines: string[]) => [lines[0]!, '{"kind":"step"}', lines[2]!]],
    [
      'was changed after it was written',
      (lines: string[]) => [lines[0]!, lines[1]!.replace('"result":1', '"result":7'), lines[2]!],
    ],
    [
      'is entry 3, where entry 2 belongs: lines are lost, doubled or moved',
      (lines: string[]) => [lines[0]!, ...lines.slice(2)],
    ],
    [
      'is entry 3, where entry 2 belongs: lines are lost, doubled or moved',
      (lines: string[]) => [lines[0]!, lines[2]!, lines[1]!],
    ],
    [
      'is entry 1, where entry 2 belongs: lines are lost, doubled or moved',
      (lines: string[]) => [lines[0]!, ...lines],
    ],
  ])('tells of a second line that %s, and changes nothing', async (problem, damage) => {
    const path = await ledgerOf(3);
    const damaged = damage(await linesOf(path));
    await writeLines(path, damaged);
    await expect(openLedger(path)).rejects.toMatchObject({
      ...SECOND,
      message: `${path}:2: the line ${problem}`,
    });
    expect(await linesOf(path)).toEqual(damaged);
  });

  test('tells that its last lines are missing, and that it is gone', async () => {
    const path = await ledgerOf(3);
    const lines = await linesOf(path);
    await writeLines(path, lines.slice(0, 2));
    await expect(openLedger(path)).rejects.toMatchObject({
      ...SECOND,
      message: `${path}:2: the ledger ends here, and 2 lines are missing after it`,
    });
    await writeLines(path, lines.slice(0, 3));
    await expect(openLedger(path)).rejects.toMatchObject({
      ...SECOND,
      message: `${path}:3: the ledger ends here, and a line is missing after it`,
    });
    await rm(path);
    await expect(openLedger(path)).rejects.toMatchObject({
      ...SECOND,
      message: `${path}: the ledger is gone: it had 4 lines`,
    });
    expect(await readdir(dirname(path))).toEqual(['film.ledger.head']);
  });

  test('tells that it is not the one that was acted on, though it is whole in itself', async () => {
    const [path, other] = [await ledgerOf(3), await ledgerOf(2)];
    const ledger = await openLedger(other);
    await ledger.append(step('of another'));
    await ledger.close();
    await writeFile(path, await readFile(other));
    await expect(openLedger(path)).rejects.toMatchObject({
      ...SECOND,
      message: `${path}:4: the line is not the one that stood there`,
    });
  });

  test('however a byte of it is changed, is read as it was or not at all', async () => {
    const path = await ledgerOf(4);
    const whole = await readFile(path);
    const steps = await stepsIn(path);
    const change = fc.record({
      at: fc.nat(whole.length - 1),
      kind: fc.constantFrom('flip', 'cut', 'drop', 'double'),
      bit: fc.nat(7),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, kind, bit }) => {
        const [before, byte, after] = [whole.subarray(0, at), whole[at]!, whole.subarray(at + 1)];
        const changed = {
          flip: Buffer.concat([before, Buffer.of(byte ^ (1 << bit)), after]),
          cut: before,
          drop: Buffer.concat([before, after]),
          double: Buffer.concat([before, Buffer.of(byte, byte), after]),
        }[kind];
        await writeFile(path, changed);
        const read = await stepsIn(path).catch((error: { code: string }) => error.code);
        if (typeof read !== 'string') expect(read).toEqual(steps);
        else expect(['ledger/damaged', 'ledger/unknown-version']).toContain(read);
      }),
      { numRuns: 500 },
    );
  });

  test('refuses a line that is no entry, though its sum is right', async () => {
    const path = await ledgerOf(1);
    const ledger = await openLedger(path);
    await ledger.append({ kind: 'rehearsal' } as unknown as LedgerEntry);
    await ledger.close();
    await expect(readLedger(path)).rejects.toMatchObject({
      code: 'ledger/damaged',
      message: `${path}:3: the line is no entry that this version knows`,
    });
  });

  test.each([(path: string) => path, headPath])(
    'that can’t be read, or what stands beside it, is never taken for none',
    async (unreadable) => {
      const path = join(await newFolder(), 'film.ledger.jsonl');
      await mkdir(unreadable(path));
      await expect(readLedger(path)).rejects.toMatchObject({ code: 'folder/blocked', exitCode: 9 });
    },
  );

  test('refuses a file of another version', async () => {
    const path = join(await newFolder(), 'film.ledger.jsonl');
    await writeFile(path, '{"kind":"opened","schema":"ministudio/ledger@99"}\n');
    await expect(openLedger(path)).rejects.toMatchObject({ code: 'ledger/unknown-version' });
  });
});

describe('a ledger of version 1', () => {
  const TAKE = {
    shot: 'a',
    take: 1,
    fingerprint: 'sha256:1',
    provider: 'mock',
    model: 'mock-1',
    clips: ['sha256:2'],
    file: 'sha256:2',
    frames: 24,
    lastFrame: 'sha256:3',
    cost: { estimatedUsd: null, actualUsd: null },
    notes: ['no font has it', { kind: 'reworded', text: 'reworded' }],
  };
  const VERSION_1 = [
    { kind: 'opened', schema: 'ministudio/ledger@1' },
    { kind: 'step', name: 'a', result: 1 },
    { kind: 'take', take: TAKE },
  ].map((line) => JSON.stringify(line));

  async function version1(...more: string[]): Promise<string> {
    const path = join(await newFolder(), 'film.ledger.jsonl');
    await writeLines(path, [...VERSION_1, ...more]);
    return path;
  }

  test('is read as it is by who only looks', async () => {
    const path = await version1();
    expect(await stepsIn(path)).toEqual(['a']);
    expect(await linesOf(path)).toEqual(VERSION_1);
  });

  test('is written anew in this version by who goes on with it, and kept beside it', async () => {
    const path = await version1();
    const ledger = await openLedger(path);
    await ledger.append(step('b'));
    await ledger.close();
    expect(await linesOf(path.replace('.jsonl', '.v1.jsonl'))).toEqual(VERSION_1);
    const { entries } = await readLedger(path);
    const notes = [{ kind: 'made-otherwise', text: 'no font has it' }, TAKE.notes[1]];
    expect(entries.slice(0, 3)).toEqual([
      { kind: 'opened', schema: 'ministudio/ledger@2' },
      { kind: 'step', name: 'a', result: 1 },
      { kind: 'take', take: { ...TAKE, notes } },
    ]);
    expect(await stepsIn(path)).toEqual(['a', 'b']);
  });

  test('that was put back after it was written anew is not read: what came since is not in it', async () => {
    const path = await version1();
    await (await openLedger(path)).close();
    await writeLines(path, VERSION_1);
    await expect(openLedger(path)).rejects.toMatchObject({
      code: 'ledger/damaged',
      message: `${path}:1: the line is of ministudio/ledger@1, which was written anew since`,
    });
    expect(await linesOf(path)).toEqual(VERSION_1);
  });

  test('loses a torn last line, and no other', async () => {
    const path = await version1();
    await appendFile(path, '{"kind":"step","na');
    await (await openLedger(path)).close();
    expect(await stepsIn(path)).toEqual(['a']);
  });

  test.each([
    ['{"kind":"step","na', 'is not JSON'],
    ['[]', 'is no entry that this version knows'],
    ['{"kind":"rehearsal"}', 'is no entry that this version knows'],
    ['{"kind":"take","take":{"shot":"a"}}', 'is no entry that this version knows'],
    ['{"kind":"circled","shot":"a","take":0}', 'is no entry that this version knows'],
  ])('tells of the line %s that it %s', async (line, problem) => {
    const path = await version1(line);
    await expect(openLedger(path)).rejects.toMatchObject({
      code: 'ledger/damaged',
      message: `${path}:4: the line ${problem}`,
    });
  });
});

test('a ledger can be read while it is written: what is there so far, and never a damage', async () => {
  const path = join(await newFolder(), 'film.ledger.jsonl');
  const ledger = await openLedger(path);
  let isWriting = true;
  const written = (async () => {
    for (let each = 0; each < 100; each += 1) await ledger.append(step(`step ${each}`));
    isWriting = false;
  })();
  const lengths: number[] = [];
  while (isWriting) lengths.push((await readLedger(path)).entries.length);
  await written;
  await ledger.close();
  expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
  expect((await readLedger(path)).entries).toHaveLength(101);
});
