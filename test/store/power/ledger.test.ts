import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { powerCuts } from './power-cuts.ts';
import { recorded, watchDisk } from './recorder.ts';

// First: what is loaded before is not seen.
afterAll(await watchDisk());
const { open, readFile, writeFile } = await import('node:fs/promises');
const { openLedger } = await import('../../../src/store/ledger/ledger.ts');
const { headPath } = await import('../../../src/store/ledger/ledger-head.ts');
const { readLedger } = await import('../../../src/store/ledger/read-ledger.ts');
const { randomFrom } = await import('../../shoot/torture/life.ts');
const { inFolder, put } = await import('./studio.ts');

const now = (): number => 1_000_000;
const NAMES = ['a#claim1', 'a#submit1'];

/** A ledger with those steps, and what stands beside it. */
async function ledgerWith(path: string, names: readonly string[]) {
  const ledger = await openLedger(path, { now });
  for (const name of names) await ledger.append({ kind: 'step', name, result: 'x'.repeat(700) });
  await ledger.close();
  return { text: await readFile(path, 'utf8'), head: await readFile(headPath(path), 'utf8') };
}

const namesIn = async (path: string): Promise<readonly string[]> =>
  (await readLedger(path)).entries.flatMap((entry) => (entry.kind === 'step' ? [entry.name] : []));

test('a line that was acted on is there, and the ledger goes on, wherever the power is cut', async () => {
  const { ops } = await inFolder(async (folder) => {
    const path = join(folder, 'film.ledger.jsonl');
    return await recorded(folder, async (recorder) => {
      const ledger = await openLedger(path, { now });
      for (const name of NAMES) {
        await ledger.append({ kind: 'step', name, result: 'x'.repeat(700) });
        recorder.outside(name);
      }
      await ledger.close();
    });
  });
  let cuts = 0;
  for (const { at, lost, tree, outside } of powerCuts(ops, randomFrom(1))) {
    cuts += 1;
    await inFolder(async (folder) => {
      await put(folder, tree);
      const path = join(folder, 'film.ledger.jsonl');
      const there = await namesIn(path);
      expect({ at, lost, acted: there.slice(0, outside.length) }).toEqual({
        at,
        lost,
        acted: outside,
      });
      const ledger = await openLedger(path, { now });
      await ledger.append({ kind: 'step', name: 'more', result: 1 });
      await ledger.close();
      expect(await namesIn(path)).toEqual([...there, 'more']);
    });
  }
  expect(cuts).toBeGreaterThan(30);
}, 600_000);

test('a line that a killed run has left to the disk to write is never missed, wherever the power is cut once another run has seen it', async () => {
  const { before, ops } = await inFolder(async (folder) => {
    const path = join(folder, 'film.ledger.jsonl');
    const { head } = await ledgerWith(path, NAMES.slice(0, 1));
    const short = await readFile(path, 'utf8');
    const { text } = await ledgerWith(path, NAMES.slice(1));
    await writeFile(path, short);
    await writeFile(headPath(path), head);
    const { ops: done } = await recorded(folder, async () => {
      // Killed before it came so far as to have it on the disk, and to say so.
      const killed = await open(path, 'r+');
      await killed.write(
        Buffer.from(text.slice(short.length)),
        0,
        text.length - short.length,
        short.length,
      );
      await killed.close();
      await (await openLedger(path, { now })).close();
    });
    return { before: NAMES.slice(0, 1), ops: done };
  });
  let cuts = 0;
  for (const { at, lost, tree } of powerCuts(ops, randomFrom(1))) {
    cuts += 1;
    await inFolder(async (folder) => {
      await put(folder, tree);
      const names = await namesIn(join(folder, 'film.ledger.jsonl'));
      expect({ at, lost, names: [before, NAMES] }).toMatchObject({
        names: expect.arrayContaining([names]),
      });
    });
  }
  expect(cuts).toBeGreaterThan(5);
}, 600_000);
