import { createHash } from 'node:crypto';
import { link, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { inWorkingFolder } from '../../../src/cli/folder/working-folder.ts';
import { openFilmPurse } from '../../../src/cli/money/film-purse.ts';
import { openMonthCap } from '../../../src/cli/money/month-cap.ts';
import type { PreparedFilm } from '../../../src/cli/planning/prepare-film.ts';
import { filmPlace } from '../../../src/cli/reading/film-place.ts';
import { frameRate } from '../../../src/film/time.ts';
import { chargesOf } from '../../../src/plan/charges.ts';
import { shootFilm } from '../../../src/shoot/shoot-film.ts';
import { openSpendingBook } from '../../../src/store/spending/spending-book.ts';
import { compiledShot } from '../../support/compiled-shot.ts';
import {
  libraryOf,
  settleUnknown,
  type Shown,
  shownBy,
  stepsOf,
} from '../../shoot/torture/commands.ts';
import {
  endsInKeyframe,
  filmOf,
  jobsOf,
  startsFromKeyframe,
  type TortureFilm,
} from '../../shoot/torture/film.ts';
import { fuseOf } from '../../shoot/torture/fuse.ts';
import { PaidService, type ServicePromise } from '../../shoot/torture/paid-service.ts';
import { portsIn } from '../../shoot/torture/studio.ts';
import type { Tree } from './disk.ts';

/** Two films, which share a folder and what a month may cost: all that they cost, and no more. */
export const FILMS: Readonly<Record<string, TortureFilm>> = {
  one: filmOf([
    compiledShot('a'),
    endsInKeyframe(compiledShot('b', { from: 'a', segments: 2 })),
    startsFromKeyframe('b', compiledShot('c')),
  ]),
  two: filmOf([compiledShot('x'), compiledShot('y', { from: 'x' })]),
};

export const COST = Object.values(FILMS).reduce(
  (sum, { clips, stills }) => sum + clips + stills,
  0,
);

/** Nothing but a power cut happens here. */
export const calm = (): number => 0.9;

export interface World {
  readonly folder: string;
  readonly service: PaidService;
  readonly clock: { now: number };
  readonly random: () => number;
}

/** A morning of a month. */
const NOW = Date.UTC(2026, 10, 3, 9);

export function worldIn(
  folder: string,
  promise: ServicePromise,
  known: ConstructorParameters<typeof PaidService>[2] = {},
): World {
  const service = new PaidService(promise, calm, known);
  return { folder, service, clock: { now: NOW }, random: calm };
}

/** Does something with a film as a command does it, under its lock. */
async function work(
  { folder, service, clock, random }: World,
  name: string,
  act: 'render' | 'resolve' | 'look',
): Promise<{ readonly isDone: boolean; readonly shown: Shown }> {
  const film = FILMS[name]!;
  const place = filmPlace(folder, `${name}.yaml`);
  const now = (): number => clock.now;
  const delay = async (ms: number): Promise<void> => void (clock.now += ms);
  const run = new AbortController();
  const redact = (text: string): string => text;
  const worker = { redact, emit() {}, signal: run.signal, now, delay };
  return await inWorkingFolder(place, worker, async ({ store, ledger }) => {
    const library = libraryOf({ folder }, ledger);
    const shown = (): Shown => shownBy(libraryOf({ folder }, ledger), film);
    const fuse = fuseOf(Infinity);
    const ports = portsIn(place.workingFolder, { store, ledger, service, fuse, clock, random });
    if (act === 'look') return { isDone: true, shown: shown() };
    if (act === 'resolve') {
      await settleUnknown(ports, ledger, { service, random }, film);
      return { isDone: false, shown: shown() };
    }
    const { jobs, keyframes } = jobsOf(film, library);
    const charges = chargesOf(stepsOf(ledger), library);
    const month = await openMonthCap(
      { usd: COST, setBy: 'a test', book: bookIn(folder), folder },
      { film: place.file, entries: ledger.entries, charges, now, redact },
    );
    try {
      const capped = { budget: { capUsd: film.clips + film.stills } } as PreparedFilm['film'];
      const money = openFilmPurse({ film: capped }, { jobs, keyframes }, charges, month);
      const { failures } = await shootFilm(
        { ...ports, purse: money.purse },
        {
          film: name,
          picture: { width: 64, height: 36, rate: frameRate(24) },
          shots: jobs,
          keyframes,
          keepGoing: true,
          placesOf: () => 2,
          underWay: money.underWay,
        },
      );
      return { isDone: failures.length === 0, shown: shown() };
    } finally {
      await month.close();
    }
  });
}

const bookIn = (folder: string): string => join(folder, '.ministudio', 'spending.jsonl');

/** Renders both films side by side, as a person who looks in the console where nobody can tell. */
export async function renderAll(world: World): Promise<void> {
  const each = async (name: string): Promise<void> => {
    for (let run = 0; run < 5; run += 1) {
      if ((await work(world, name, 'render')).isDone) return;
      await work(world, name, 'resolve');
    }
    throw new Error(`${name} was never finished`);
  };
  // Both come to their end, whatever becomes of the other.
  for (const ended of await Promise.allSettled(Object.keys(FILMS).map(each))) {
    if (ended.status === 'rejected') throw ended.reason;
  }
}

export interface Found {
  readonly clips: number;
  readonly stills: number;
  /** What the book says that the month has cost. */
  readonly spent: number;
  readonly films: Readonly<Record<string, Shown>>;
  /** Kept files whose bytes are not those that they are named by. */
  readonly wrong: readonly string[];
}

/** What there is at the end. */
export async function found(world: World): Promise<Found> {
  const { folder, service, clock } = world;
  const films: Record<string, Shown> = {};
  for (const name of Object.keys(FILMS)) films[name] = (await work(world, name, 'look')).shown;
  const book = await openSpendingBook(bookIn(folder));
  const spent = book.spending.spentUsd(clock.now);
  await book.close();
  const wrong: string[] = [];
  for (const kind of ['takes', 'frames']) {
    const place = join(folder, '.ministudio', kind);
    for (const name of await readdir(place)) {
      const bytes = await readFile(join(place, name));
      const digest = createHash('sha256').update(bytes).digest('hex');
      if (!name.startsWith('.') && !name.includes('.changed') && !name.startsWith(digest)) {
        wrong.push(name);
      }
    }
  }
  return { clips: service.countOf('clip'), stills: service.countOf('still'), spent, films, wrong };
}

/** What is tried here a thousand times needs no disk. */
const DISK = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Gives a folder for a while. */
export async function inFolder<Result>(act: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(DISK, 'ministudio-power-'));
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Puts into a folder what a power cut has left, so long ago that whoever held a lock is dead. */
export async function put(folder: string, tree: Tree): Promise<void> {
  const placed = new Map<number, string>();
  const then = new Date(Date.now() - 3_600_000);
  for (const [path, file] of tree) {
    const place = join(folder, path);
    if (file === undefined) {
      await mkdir(place);
      continue;
    }
    const known = placed.get(file.node);
    placed.set(file.node, place);
    if (known !== undefined) await link(known, place);
    else await writeFile(place, file.bytes);
    if (dirname(path) === '.ministudio' && basename(path).includes('.owner.')) {
      await utimes(place, then, then);
    }
  }
}
