import { randomUUID } from 'node:crypto';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyframeRecord } from '../../../src/plan/keyframe-record.ts';
import type { TakeRecord } from '../../../src/plan/take-record.ts';
import { openPurse } from '../../../src/shoot/money/purse.ts';
import type { ShootPorts } from '../../../src/shoot/ports.ts';
import { journalOf } from '../../../src/store/ledger/journal.ts';
import { type Ledger, openLedger } from '../../../src/store/ledger/ledger.ts';
import { headPath } from '../../../src/store/ledger/ledger-head.ts';
import { sizesOf, sizesOfKeyframe } from '../../../src/store/takes/take-files.ts';
import { type ContentStore, openContentStore } from '../../../src/store/takes/vault.ts';
import { DARKROOM } from './darkroom.ts';
import { type Fuse, mortal } from './fuse.ts';
import type { PaidService } from './paid-service.ts';

/** Time passes only where somebody waits. */
export interface WorldClock {
  now: number;
}

/** One process: reads what there is, makes what is missing, and ends, or is killed on the way. */
export interface Process {
  readonly folder: string;
  readonly service: PaidService;
  readonly fuse: Fuse;
  readonly clock: WorldClock;
  readonly random: () => number;
}

/** Has a process open what it works with, and close it at its end, however that comes. */
export async function inStudio<Result>(
  { folder, service, fuse, clock, random }: Process,
  work: (ports: ShootPorts, ledger: Ledger) => Promise<Result>,
): Promise<Result> {
  const workingFolder = join(folder, '.ministudio');
  const store = await openContentStore(workingFolder, 'film');
  await store.clearScratch();
  const path = join(workingFolder, 'film.ledger.jsonl');
  const opened = await openLedger(path, { now: () => clock.now });
  const ledger = { ...opened, append: mortalAppend(path, opened, fuse, random) };
  const ports = portsIn(workingFolder, { store, ledger, service, fuse, clock, random });
  try {
    return await work(ports, ledger);
  } finally {
    await opened.close();
  }
}

/** What a shoot is given of the world outside, where every act may be the last. */
export function portsIn(
  workingFolder: string,
  {
    store,
    ledger,
    service,
    fuse,
    clock,
    random,
  }: Omit<Process, 'folder'> & { readonly store: ContentStore; readonly ledger: Ledger },
): ShootPorts {
  const run = new AbortController();
  const delay = async (ms: number): Promise<void> => {
    fuse.burn();
    clock.now += ms;
  };
  return {
    durable: journalOf(ledger, delay, () => 2),
    provider: async () => mortal(service.provider(), fuse, ['start', 'check', 'find']),
    imageProvider: async () => mortal(service.imageProvider(), fuse, ['start', 'check', 'find']),
    voiceProvider: async () => {
      throw new Error('nobody speaks here');
    },
    access: () => ({
      http: async () => {
        throw new Error('nothing is asked here');
      },
      secret: () => undefined,
      conceal: () => {},
      setting: () => undefined,
      clock: { now: () => clock.now, delay },
      redact: (text) => text,
      log: () => {},
    }),
    darkroom: mortal(DARKROOM, fuse, ['conform', 'fitStill', 'join', 'lastShownFrame']),
    vault: mortal(
      {
        ...store,
        blankSecrets: async () => false,
        recordTake: (take: TakeRecord) =>
          ledger.append({ kind: 'take', take, sizes: sizesOf(workingFolder, take) }),
        recordKeyframe: (keyframe: KeyframeRecord) =>
          ledger.append({
            kind: 'keyframe',
            keyframe,
            sizes: sizesOfKeyframe(workingFolder, keyframe),
          }),
        recordVoice: async () => {},
        keepRecipe: async () => {},
      },
      fuse,
      ['keepFile', 'writeFile', 'holds', 'scratch', 'recordTake', 'recordKeyframe'],
    ),
    encode: async () => {
      throw new Error('nothing is encoded here');
    },
    download: async () => {},
    purse: openPurse({ charges: [], toMake: [] }),
    clock: { now: () => clock.now, steady: () => clock.now, delay },
    limits: new Map(),
    emit: () => {},
    signal: run.signal,
    abandon: (reason) => run.abort(reason),
    newId: randomUUID,
    random,
  };
}

/** A process can be killed before a line, in its middle, and before it says that the line is written. */
function mortalAppend(
  path: string,
  ledger: Ledger,
  fuse: Fuse,
  random: () => number,
): Ledger['append'] {
  const write: Ledger['append'] = async (entry) => {
    if (fuse.isLast() && random() < 0.5) {
      await appendFile(path, JSON.stringify(entry).slice(0, 1 + Math.floor(random() * 30)));
      fuse.kill();
    }
    fuse.burn();
    const head = await readFile(headPath(path));
    const isUnsaid = fuse.isLast() && random() < 0.5;
    await ledger.append(entry);
    if (isUnsaid) await writeFile(headPath(path), head);
    fuse.burn();
  };
  // As the ledger does it: nothing is written beside half a line.
  let last: Promise<void> = Promise.resolve();
  return (entry) => {
    last = last.then(() => write(entry));
    return last;
  };
}
