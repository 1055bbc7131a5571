import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openFilmPurse } from '../../../src/cli/money/film-purse.ts';
import type { PreparedFilm } from '../../../src/cli/planning/prepare-film.ts';
import { frameRate } from '../../../src/film/time.ts';
import { chargesOf } from '../../../src/plan/charges.ts';
import type { TakeLibrary } from '../../../src/plan/take-record.ts';
import type { ShootPorts } from '../../../src/shoot/ports.ts';
import { adoptJob, forgetJob, keepByHand } from '../../../src/shoot/jobs/settle-unknown.ts';
import { shootFilm } from '../../../src/shoot/shoot-film.ts';
import { type UnknownJob, unknownJobs } from '../../../src/shoot/jobs/unknown-jobs.ts';
import type { Ledger } from '../../../src/store/ledger/ledger.ts';
import { lostFiles } from '../../../src/store/takes/take-files.ts';
import { takeLibraryOf } from '../../../src/store/takes/take-library.ts';
import { jobsOf, type TortureFilm } from './film.ts';
import { Killed } from './fuse.ts';
import type { PaidJob, PaidService } from './paid-service.ts';
import { inStudio, type Process } from './studio.ts';

/**
 * Renders a film that may cost what it costs, and not a cent more.
 *
 * @returns whether all is there. Throws `Killed`.
 */
export async function render(process: Process, film: TortureFilm): Promise<boolean> {
  return await inStudio(process, async (ports, ledger) => {
    const library = libraryOf(process, ledger);
    const { jobs, keyframes } = jobsOf(film, library);
    const budget = { budget: { capUsd: film.clips + film.stills } } as PreparedFilm['film'];
    const charges = chargesOf(stepsOf(ledger), library);
    const money = openFilmPurse({ film: budget }, { jobs, keyframes }, charges);
    const { failures } = await shootFilm(
      { ...ports, purse: money.purse },
      {
        film: 'film',
        picture: { width: 64, height: 36, rate: frameRate(24) },
        shots: jobs,
        keyframes,
        keepGoing: process.random() < 0.5,
        placesOf: () => 2,
        underWay: money.underWay,
      },
    );
    return failures.length === 0;
  });
}

/**
 * What whoever comes later finds on the ledger: the files of the shots and of the keyframes, and which of
 * them are lost.
 */
export async function shown(process: Process, film: TortureFilm): Promise<Shown> {
  return await inStudio(process, async (_, ledger) => shownBy(libraryOf(process, ledger), film));
}

export function shownBy({ takes, keyframes, lost }: TakeLibrary, film: TortureFilm): Shown {
  return {
    shots: film.shots.map(({ id }) => takes[id]?.map(({ file }) => file)),
    keyframes: film.keyframes.map(({ ends }) => keyframes[ends]?.map(({ picture }) => picture)),
    lost,
  };
}

/** Of each shot and keyframe all that there ever were. */
export interface Shown {
  readonly shots: readonly (readonly string[] | undefined)[];
  readonly keyframes: readonly (readonly string[] | undefined)[];
  readonly lost: TakeLibrary['lost'];
}

export function libraryOf(
  { folder }: Pick<Process, 'folder'>,
  { entries }: Pick<Ledger, 'entries'>,
): TakeLibrary {
  return takeLibraryOf(entries, lostFiles(join(folder, '.ministudio'), entries));
}

/** What a user does who looks in the console: names the jobs that are there, and denies the others. */
export async function resolve(process: Process, film: TortureFilm): Promise<void> {
  await inStudio(process, (ports, ledger) => settleUnknown(ports, ledger, process, film));
}

export async function settleUnknown(
  ports: ShootPorts,
  ledger: Pick<Ledger, 'entries'>,
  { service, random }: Pick<Process, 'service' | 'random'>,
  film: TortureFilm,
): Promise<void> {
  const steps = stepsOf(ledger);
  const written = JSON.stringify(steps);
  for (const job of unknownJobs(steps)) {
    const { kind, prompt } = askedFor(film, job);
    const there = service.jobs.find(
      (each) => each.kind === kind && each.prompt === prompt && !written.includes(`"${each.id}"`),
    );
    if (there === undefined) await forgetJob(ports, job);
    else if (random() < 0.5) await adopt(ports, service, job, there.id);
    else await keepFile(ports, job, there);
  }
}

export const stepsOf = ({ entries }: Pick<Ledger, 'entries'>) =>
  entries.flatMap((entry) => (entry.kind === 'step' ? [entry] : []));

function askedFor(
  { shots, keyframes }: TortureFilm,
  { subject }: UnknownJob,
): Pick<PaidJob, 'kind' | 'prompt'> {
  if (subject.kind === 'keyframe') {
    const { request } = keyframes.find(({ ends }) => ends === subject.shot)!;
    return { kind: 'still', prompt: request.prompt };
  }
  if (subject.kind === 'line') throw new Error('nobody speaks in this film');
  const shot = shots.find(({ id }) => id === subject.shot)!;
  return { kind: 'clip', prompt: shot.segments[subject.segment - 1]!.request.prompt };
}

/** Nobody gives up because a network fails. */
async function adopt(
  ports: ShootPorts,
  service: PaidService,
  job: UnknownJob,
  id: string,
): Promise<void> {
  for (;;) {
    try {
      await adoptJob(ports, service.provider(), job, {
        request: {} as never,
        id,
        requireFree() {},
      });
      return;
    } catch (error) {
      if (error instanceof Killed) throw error;
    }
  }
}

/** Somebody has fetched it from the console. */
async function keepFile(ports: ShootPorts, job: UnknownJob, { bytes }: PaidJob): Promise<void> {
  const scratch = await ports.vault.scratch();
  const copy = join(scratch.path, 'given');
  await writeFile(copy, bytes);
  await keepByHand(ports, job, copy);
}
