import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openLedger, readLedger } from '../../src/store/ledger.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

async function ledgerWithTwoSteps(): Promise<string> {
  const path = join(await newFolder(), 'film.ledger.jsonl');
  const ledger = await openLedger(path);
  await ledger.append({ kind: 'step', name: 'one', result: 1 });
  await ledger.append({ kind: 'step', name: 'two', result: { at: 2 } });
  await ledger.close();
  return path;
}

describe('the ledger', () => {
  test('is one JSON object a line, and names its schema first', async () => {
    expect(await readFile(await ledgerWithTwoSteps(), 'utf8')).toBe(
      [
        '{"kind":"opened","schema":"ministudio/ledger@1"}',
        '{"kind":"step","name":"one","result":1}',
        '{"kind":"step","name":"two","result":{"at":2}}',
        '',
      ].join('\n'),
    );
  });

  test('keeps the order of appends that were not waited for', async () => {
    const path = join(await newFolder(), 'film.ledger.jsonl');
    const ledger = await openLedger(path);
    const results = Array.from({ length: 50 }, (_, index) => index);
    await Promise.all(results.map((result) => ledger.append({ kind: 'step', name: 's', result })));
    await ledger.close();
    const { entries } = await readLedger(path);
    expect(entries.slice(1)).toEqual(
      results.map((result) => ({ kind: 'step', name: 's', result })),
    );
  });

  test('cuts off a torn last line, and goes on from there', async () => {
    const path = await ledgerWithTwoSteps();
    const whole = await readFile(path, 'utf8');
    await appendFile(path, '{"kind":"step","name":"thr');
    const ledger = await openLedger(path);
    expect(ledger.entries).toHaveLength(3);
    await ledger.append({ kind: 'step', name: 'three', result: 3 });
    await ledger.close();
    expect(await readFile(path, 'utf8')).toBe(
      `${whole}{"kind":"step","name":"three","result":3}\n`,
    );
  });

  test('reports any other damage with its line, and changes nothing', async () => {
    const path = await ledgerWithTwoSteps();
    const lines = (await readFile(path, 'utf8')).split('\n');
    lines[1] = lines[1]!.slice(0, 10);
    await writeFile(path, lines.join('\n'));
    await expect(openLedger(path)).rejects.toMatchObject({
      code: 'ledger/damaged',
      exitCode: 9,
      message: `${path}:2: the line is not JSON`,
    });
    expect(await readFile(path, 'utf8')).toBe(lines.join('\n'));
  });

  test.each([
    ['[]'],
    ['"take"'],
    ['{"kind":"rehearsal"}'],
    ['{"kind":"step"}'],
    ['{"kind":"take"}'],
    ['{"kind":"take","take":{"shot":"a"}}'],
    ['{"kind":"circled","shot":"a","take":0}'],
  ])('takes %s for damage, and not for what it lacks', async (line) => {
    const path = await ledgerWithTwoSteps();
    await appendFile(path, `${line}\n`);
    await expect(readLedger(path)).rejects.toMatchObject({
      code: 'ledger/damaged',
      message: `${path}:4: the line is no entry that this version knows`,
    });
  });

  test('refuses a file of another version', async () => {
    const path = join(await newFolder(), 'film.ledger.jsonl');
    await writeFile(path, '{"kind":"opened","schema":"ministudio/ledger@99"}\n');
    await expect(openLedger(path)).rejects.toMatchObject({ code: 'ledger/unknown-version' });
  });
});
