import { copyFile, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import { type Ledger, type LedgerEntry, openLedger } from '../../src/store/ledger/ledger.ts';
import { ledgerUnderLock } from '../../src/store/ledger/ledger-under-lock.ts';
import { readLedger } from '../../src/store/ledger/read-ledger.ts';
import { type Lock, lockFilm } from '../../src/store/lock/lock.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const ROBBED = { code: 'folder/locked', message: expect.stringContaining('was taken over by') };

const step = (name: string): LedgerEntry => ({ kind: 'step', name, result: 0 });

let path: string;
beforeEach(async () => {
  path = join(await newFolder(), 'film.ledger.jsonl');
});

interface Worker {
  readonly lock: Lock;
  readonly ledger: Ledger;
  /** What it was told. */
  readonly robbed: readonly unknown[];
}

/** A process on a machine of that name, which works on the film. */
async function worker(host: string, steal = false): Promise<Worker> {
  const robbed: unknown[] = [];
  const lock = await lockFilm({
    folder: join(path, '..'),
    film: 'film',
    steal,
    emit() {},
    onRobbed: (error) => robbed.push(error),
    now: () => 0,
    delay: async () => {},
    repeat: () => () => {},
    strategy: 'process',
    where: { host },
  });
  return { lock, ledger: ledgerUnderLock(await openLedger(path, { lock }), lock), robbed };
}

async function stepsOf(): Promise<readonly string[]> {
  const { entries } = await readLedger(path);
  return entries.flatMap((entry) => (entry.kind === 'step' ? [entry.name] : []));
}

test('who was asleep while another took the film over, worked on it and left, writes nothing more', async () => {
  const asleep = await worker('laptop');
  await asleep.ledger.append(step('a#claim1'));
  const thief = await worker('desktop', true);
  for (const name of ['b#claim1', 'b#submit1']) await thief.ledger.append(step(name));
  await thief.ledger.close();
  await thief.lock.release();
  const left = await readFile(path);

  await expect(asleep.ledger.append(step('b#claim1'))).rejects.toMatchObject(ROBBED);
  await expect(asleep.lock.requireHeld()).rejects.toMatchObject(ROBBED);
  expect(asleep.robbed).toHaveLength(1);
  await asleep.ledger.close();
  await asleep.lock.release();
  expect(await readFile(path)).toEqual(left);
});

test('who finds out that it is robbed only at its end takes nothing away from what the other writes', async () => {
  const robbed = await worker('laptop');
  await robbed.ledger.append(step('a#claim1'));
  const thief = await worker('desktop', true);
  await thief.ledger.append(step('b#claim1'));
  await robbed.ledger.close();
  await robbed.lock.release();
  await thief.ledger.append(step('b#submit1'));
  await thief.ledger.close();
  expect(await stepsOf()).toEqual(['a#claim1', 'b#claim1', 'b#submit1']);
  await thief.lock.release();
});

test('a claim during which the film is taken over is no leave to submit', async () => {
  const { lock, ledger } = await worker('laptop');
  await ledger.close();
  let thief: Worker | undefined;
  const slow = {
    concede: () => lock.concede(),
    // The other comes between the look and the line.
    async requireHeld() {
      await lock.requireHeld();
      thief ??= await worker('desktop', true);
    },
  };
  const opened = ledgerUnderLock(await openLedger(path), slow);
  await expect(opened.append(step('a#claim1'))).rejects.toMatchObject(ROBBED);
  await opened.close();
  await thief!.ledger.close();
  await thief!.lock.release();
});

test('a ledger in whose place another was put takes nothing more', async () => {
  const { ledger, lock } = await worker('laptop');
  await copyFile(path, `${path}.copy`);
  await rename(`${path}.copy`, path);
  await expect(ledger.append(step('a#claim1'))).rejects.toMatchObject(ROBBED);
  await ledger.close();
  await lock.release();
});

test('who was asleep while the ledger was opened cuts nothing off that another has written since', async () => {
  const first = await worker('laptop');
  await first.ledger.close();
  let isAsleep = true;
  const asleep = {
    ...first.lock,
    // Between what was read and what is done by it.
    async requireHeld() {
      if (!isAsleep) return await first.lock.requireHeld();
      isAsleep = false;
      const thief = await worker('desktop', true);
      await thief.ledger.append(step('a#claim1'));
      await thief.ledger.close();
      await thief.lock.release();
      await first.lock.requireHeld();
    },
  };
  await expect(openLedger(path, { lock: asleep })).rejects.toMatchObject(ROBBED);
  expect(await stepsOf()).toEqual(['a#claim1']);
  await first.lock.release();
});

test('who falls asleep with a line in hand writes it, once awake, where nobody reads it any more', async () => {
  const robbed = await worker('laptop');
  await robbed.ledger.close();
  // Nobody asks on its behalf whether the film is still its own: that was before it fell asleep.
  const asleep = await openLedger(path);
  await asleep.append(step('a#claim1'));
  const thief = await worker('desktop', true);
  await thief.ledger.append(step('b#claim1'));
  await asleep.append(step('a#submit1'));
  await asleep.append(step('a#done'));
  await thief.ledger.append(step('b#submit1'));
  expect(await stepsOf()).toEqual(['a#claim1', 'b#claim1', 'b#submit1']);
  await asleep.close();
  await thief.ledger.close();
  expect(await stepsOf()).toEqual(['a#claim1', 'b#claim1', 'b#submit1']);
  await thief.lock.release();
});
