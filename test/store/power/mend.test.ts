import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import type { DiskOp } from './disk-op.ts';
import { type PowerCut, powerCuts, somePowerCuts } from './power-cuts.ts';
import { recorded, watchDisk } from './recorder.ts';

// First: what is loaded before is not seen.
afterAll(await watchDisk());
const { readdir, readFile, writeFile } = await import('node:fs/promises');
const { openLedger } = await import('../../../src/store/ledger/ledger.ts');
const { readLedger } = await import('../../../src/store/ledger/read-ledger.ts');
const { examineLedger, writeMended } = await import('../../../src/store/mend/mend-ledger.ts');
const { randomFrom } = await import('../../shoot/torture/life.ts');
const { inFolder, put } = await import('./studio.ts');

const now = (): number => 1_000_000;
const step = (name: string) =>
  ({ kind: 'step', name, result: { text: `what ${name} came to`.repeat(20) } }) as const;
const NAMES = ['a#claim1', 'a#submit1', 'b#claim1', 'b#submit1', 'b#done1'];

/** Writes a ledger of which one line can't be read. */
async function damage(path: string): Promise<string> {
  const ledger = await openLedger(path, { now });
  for (const name of NAMES) await ledger.append(step(name));
  await ledger.close();
  const damaged = (await readFile(path, 'utf8')).replace('"b#claim1"', '"b#claim1');
  await writeFile(path, damaged);
  return damaged;
}

async function mend(path: string): Promise<void> {
  const found = await examineLedger(path);
  if (found === undefined) return;
  await writeMended(path, found, { requireAsExamined: async () => {}, now });
}

const namesIn = async (path: string): Promise<readonly string[]> =>
  (await readLedger(path)).entries.flatMap((entry) => (entry.kind === 'step' ? [entry.name] : []));

test('a ledger that is mended keeps all that is whole, and what was damaged, wherever the power is cut, and cut again', async () => {
  const whole = NAMES.filter((name) => name !== 'b#claim1');
  const { damaged, ops } = await inFolder(async (folder) => {
    const path = join(folder, 'film.ledger.jsonl');
    const text = await damage(path);
    const { ops: done } = await recorded(folder, async () => await mend(path));
    expect(await namesIn(path)).toEqual(whole);
    return { damaged: text, ops: done };
  });
  /** Mends what power cuts have left, and looks at what comes of it. */
  const mended = async (cuts: readonly PowerCut[]): Promise<readonly DiskOp[]> =>
    await inFolder(async (folder) => {
      await put(folder, cuts.at(-1)!.tree);
      const path = join(folder, 'film.ledger.jsonl');
      const { ops: done } = await recorded(folder, async () => await mend(path));
      const files = await readdir(folder);
      const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
      const found = { names: await namesIn(path), isKept: texts.includes(damaged) };
      const lost = cuts.map((cut) => `${cut.at}: ${cut.lost}`);
      expect({ lost, ...found }).toEqual({ lost, names: whole, isKept: true });
      return done;
    });
  const random = randomFrom(1);
  let [cuts, again] = [0, 0];
  for (const cut of powerCuts(ops, random)) {
    cuts += 1;
    const recovery = await mended([cut]);
    // Once more, while it is mended anew.
    for (const second of somePowerCuts(recovery, 3, random)) {
      again += 1;
      await mended([cut, second]);
    }
  }
  expect(cuts).toBeGreaterThan(30);
  expect(again).toBeGreaterThan(30);
}, 600_000);
