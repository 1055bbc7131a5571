import { randomUUID } from 'node:crypto';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { frameRate } from '../../../src/film/time.ts';
import type { PlannedShot } from '../../../src/plan/call-sheet.ts';
import type { CompiledShot } from '../../../src/compile/compiled-shot.ts';
import type { TakeRecord } from '../../../src/plan/take-record.ts';
import { openPurse } from '../../../src/shoot/purse.ts';
import type { Darkroom, ShootPorts } from '../../../src/shoot/ports.ts';
import { adoptJob, forgetJob } from '../../../src/shoot/settle-unknown.ts';
import { shootFilm } from '../../../src/shoot/shoot-film.ts';
import type { ShotJob } from '../../../src/shoot/shot-job.ts';
import { unknownJobs } from '../../../src/shoot/unknown-jobs.ts';
import { journalOf } from '../../../src/store/journal.ts';
import { type Ledger, openLedger } from '../../../src/store/ledger.ts';
import { headPath } from '../../../src/store/ledger-head.ts';
import { lostFiles, sizesOf } from '../../../src/store/take-files.ts';
import { takeLibraryOf } from '../../../src/store/take-library.ts';
import { openContentStore } from '../../../src/store/vault.ts';
import { compiledShot } from '../../support/compiled-shot.ts';
import { type Fuse, Killed, mortal } from './fuse.ts';
import type { PaidService } from './paid-service.ts';

/** Two chains and a shot by itself; one shot has two parts. Seven clips in all. */
const SHOTS: readonly CompiledShot[] = [
  compiledShot('a'),
  compiledShot('b', { from: 'a', segments: 2 }),
  compiledShot('c', { from: 'b' }),
  compiledShot('d'),
  compiledShot('e', { from: 'd' }),
  compiledShot('f'),
].map((shot) => ({ ...shot, provider: 'paid' }));
export const CLIPS = 7;

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

/** @returns the files of the shots, where all are there. Throws `Killed`. */
export async function render(process: Process): Promise<readonly string[] | undefined> {
  return await inStudio(process, async (ports, ledger) => {
    const lost = lostFiles(join(process.folder, '.ministudio'), ledger.entries);
    const { takes } = takeLibraryOf(ledger.entries, lost);
    const { takes: made, failures } = await shootFilm(ports, {
      film: 'film',
      picture: { width: 64, height: 36, rate: frameRate(24) },
      shots: SHOTS.map((shot) => jobOf(shot, takes[shot.id]?.at(-1))),
      keyframes: [],
      keepGoing: true,
      placesOf: () => 2,
    });
    return failures.length > 0 ? undefined : SHOTS.map(({ id }) => made.get(id)!.file);
  });
}

/** What a user does who looks in the console: names the jobs that are there, and denies the others. */
export async function resolve(process: Process): Promise<void> {
  await inStudio(process, async (ports, ledger) => {
    const steps = ledger.entries.flatMap((entry) => (entry.kind === 'step' ? [entry] : []));
    const written = JSON.stringify(steps);
    for (const job of unknownJobs(steps)) {
      const { subject } = job;
      if (subject.kind !== 'take') continue;
      const shot = SHOTS.find(({ id }) => id === subject.shot)!;
      const { request } = shot.segments[subject.segment - 1]!;
      const there = process.service.jobs.find(
        (each) => each.request.prompt === request.prompt && !written.includes(`"${each.id}"`),
      );
      if (there === undefined) await forgetJob(ports, job);
      else await adopt(ports, process.service, job, there.id);
    }
  });
}

/** Nobody gives up because a network fails. */
async function adopt(
  ports: ShootPorts,
  service: PaidService,
  job: Parameters<typeof adoptJob>[2],
  id: string,
): Promise<void> {
  for (;;) {
    try {
      await adoptJob(ports, service.provider(), job, { request: {} as never, id });
      return;
    } catch (error) {
      if (error instanceof Killed) throw error;
    }
  }
}

function jobOf(compiled: CompiledShot, existing: TakeRecord | undefined): ShotJob {
  const segments = compiled.segments.map(() => ({ usd: 1 }));
  const planned = { cost: { usd: 1 }, segments } as unknown as PlannedShot;
  const common = { compiled, planned, adapterVersion: 1 };
  return existing === undefined
    ? { ...common, action: 'shoot', take: 1 }
    : { ...common, action: 'reuse', existing };
}

async function inStudio<Result>(
  { folder, service, fuse, clock, random }: Process,
  work: (ports: ShootPorts, ledger: Ledger) => Promise<Result>,
): Promise<Result> {
  const workingFolder = join(folder, '.ministudio');
  const store = await openContentStore(workingFolder, 'film');
  await store.clearScratch();
  const path = join(workingFolder, 'film.ledger.jsonl');
  const opened = await openLedger(path, () => clock.now);
  const ledger = { ...opened, append: mortalAppend(path, opened, fuse, random) };
  const run = new AbortController();
  const delay = async (ms: number): Promise<void> => {
    fuse.burn();
    clock.now += ms;
  };
  const ports: ShootPorts = {
    durable: journalOf(ledger, delay, () => 2),
    provider: async () => mortal(service.provider(), fuse, ['start', 'check', 'find']),
    imageProvider: async () => {
      throw new Error('there are no keyframes');
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
    darkroom: mortal(DARKROOM, fuse, ['conform', 'join', 'lastShownFrame']),
    vault: mortal(
      {
        ...store,
        blankSecrets: async () => false,
        recordTake: (take: TakeRecord) =>
          ledger.append({ kind: 'take', take, sizes: sizesOf(workingFolder, take) }),
        recordKeyframe: async () => {},
        keepRecipe: async () => {},
      },
      fuse,
      ['keepFile', 'writeFile', 'scratch', 'recordTake'],
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
  try {
    return await work(ports, ledger);
  } finally {
    await opened.close();
  }
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

/** What is made of clips, as texts. */
const DARKROOM: Darkroom = {
  examine: async () => {},
  conform: async ({ clip, out, frames }) => {
    await writeFile(out, `${frames} frames of ${await readFile(clip, 'utf8')}`);
    return [];
  },
  examineStill: async () => {},
  fitStill: async () => [],
  join: async (clips, out) => {
    const texts = await Promise.all(clips.map((clip) => readFile(clip, 'utf8')));
    await writeFile(out, texts.join(' and '));
  },
  lastShownFrame: async ({ clip, out }) => {
    await writeFile(out, `the last picture of ${await readFile(clip, 'utf8')}`);
  },
};
