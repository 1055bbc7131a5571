import { copyFile } from 'node:fs/promises';
import { join, resolve as absolute } from 'node:path';
import { errorCode } from '../../diagnostics/studio-error.ts';
import type { Emit } from '../../film/studio-event.ts';
import { findFfmpeg } from '../../media/ffmpeg/find-ffmpeg.ts';
import { subjectText } from '../../plan/job-name.ts';
import { fetchJob } from '../../shoot/jobs/fetch-job.ts';
import {
  forgetJob,
  giveUpByHand,
  keepByHand,
  type Standing,
} from '../../shoot/jobs/settle-unknown.ts';
import type { StartedJob, UnknownJob } from '../../shoot/jobs/unknown-jobs.ts';
import { openPurse } from '../../shoot/money/purse.ts';
import type { ShootPorts } from '../../shoot/ports.ts';
import { cliError } from '../cli-error.ts';
import type { WorkingFolder } from '../folder/working-folder.ts';
import { prepareFilm } from '../planning/prepare-film.ts';
import type { RunProviders } from '../providers/run-providers.ts';
import { filmPlace } from '../reading/film-place.ts';
import type { ReadOptions } from '../reading/film-options.ts';
import { readAndReport } from '../reading/read-and-report.ts';
import { portsOf, providersOf } from '../rendering/shoot-ports.ts';
import { needFilmSecrets } from '../setup/film-secrets.ts';
import { tellPassedOver } from '../setup/tell-passed-over.ts';
import type { Shell } from '../shell.ts';
import { type Answer, wrongFlag } from './answer.ts';
import { type Asked, askedFilms, askedIn, isAskedYet } from './asked-film.ts';
import { fetchedTakeText, keepFetchedTake } from './fetched-take.ts';
import { adopt, makerOf } from './maker-of.ts';
import { type MeantJob, requireFree } from './meant-job.ts';
import type { MadeJob } from './made-jobs.ts';

export interface Case {
  readonly file: string;
  readonly job: MeantJob['job'];
  readonly answer: Answer;
  readonly options: ReadOptions;
  readonly providers: RunProviders;
  readonly folder: WorkingFolder;
  readonly emit: Emit;
}

export interface Said {
  readonly standing: Standing | 'kept' | 'to-submit' | 'given-up';
  readonly text: string;
  /** Of what is kept: where. */
  readonly file?: string;
  /** The number of the take that was made of it. */
  readonly take?: number;
}

/** @returns undefined where the film has errors, which are told. */
export async function settleJob(shell: Shell, given: Case): Promise<Said | undefined> {
  const { file, job, answer, options, providers, folder, emit } = given;
  const ffmpeg = await findFfmpeg(providers.environment);
  tellPassedOver(ffmpeg, emit);
  const outside = {
    place: filmPlace(shell.cwd, file),
    ffmpeg,
    emit: () => {},
    signal: shell.signal,
    now: shell.now,
    ...(shell.delay && { delay: shell.delay }),
    providers,
    log: () => {},
  };
  const nets = await providersOf(outside);
  // Nothing is submitted here.
  const purse = openPurse({ charges: [], toMake: [] });
  const ports = portsOf(outside, { ...folder, purse }, nets, new AbortController());
  try {
    switch (answer.kind) {
      case 'resubmit': {
        const what = `${subjectText(job.subject)} is submitted anew by the next render`;
        if (!('operation' in job)) {
          await forgetJob(ports, job);
          return { standing: 'to-submit', text: `${what}.` };
        }
        const end = await giveUp(ports, providers, job);
        return { standing: 'given-up', text: `${what}, where the film asks for it: ${end}.` };
      }
      case 'fetch': {
        const read = await readAndReport(shell, file, options, providers);
        if (read === undefined) return undefined;
        await needFilmSecrets(read.film, providers, shell);
        const tell = (text: string): void => void (options.quiet || shell.err(`${text}\n`));
        const said =
          'file' in job ? made(ports, job) : await fetched(ports, job as StartedJob, tell);
        if (said.standing !== 'kept') return said;
        const prepared = await prepareFilm(read.film, outside.place, 'sizes', providers);
        const take = await keepFetchedTake(ports, prepared, job);
        if (take !== undefined)
          return { ...said, take: take.take, text: `${said.text} ${fetchedTakeText(take)}` };
        const isForNow = job.subject.kind === 'take' || isAskedYet(prepared, job);
        return isForNow ? said : { ...said, text: `${said.text} ${UNUSED}` };
      }
      case 'clip':
        await keepFile(ports, job, absolute(shell.cwd, answer.file));
        return {
          standing: 'kept',
          text: `${subjectText(job.subject)} is what ${answer.file} holds. ${AS_IT_WAS}`,
        };
      case 'operation': {
        const read = await readAndReport(shell, file, options, providers);
        if (read === undefined) return undefined;
        let asked: Asked | undefined;
        for (const film of askedFilms(read.film, job)) {
          await needFilmSecrets(film, providers, shell);
          asked = askedIn(await prepareFilm(film, outside.place, 'sizes', providers), job);
          if (asked !== undefined) break;
        }
        if (asked === undefined) throw notInFilm(job);
        const { provider } = asked;
        const { entries } = folder.ledger;
        const standing = await adopt(ports, asked, job, {
          id: answer.id,
          requireFree: (operation) => requireFree(entries, operation, provider, answer.id),
        });
        const next = asked.isAsked ? 'The next render goes on from there.' : AS_IT_WAS;
        return {
          standing,
          text: `${subjectText(job.subject)} is the job ${answer.id} of ${provider}, ${STANDINGS[standing]}. ${next}`,
        };
      }
    }
  } finally {
    nets.close();
  }
}

/** The film may have changed since, or a retake or other flags have asked for it. */
const AS_IT_WAS =
  'What asked for it goes on from there: the same command, with the film as it was then.';

/** Of a still or a line: under what the film says by now it would be another’s. */
const UNUSED =
  'The film asks for it otherwise by now, and has nothing of it: `ministudio takes` lists it, and `ministudio clean` keeps it unless --paid is given.';

const STANDINGS: Readonly<Record<Standing, string>> = {
  pending: 'which is under way',
  completed: 'which is done',
  refused: 'which was refused',
  failed: 'which has failed',
};

async function giveUp(
  ports: ShootPorts,
  { find }: Pick<RunProviders, 'find'>,
  job: StartedJob,
): Promise<string> {
  const isKnown = find(job.claim.provider ?? '') !== undefined;
  return await giveUpByHand(ports, isKnown ? await makerOf(ports, job) : undefined, job);
}

/** What is fetched lies in the working folder, whether or not the film ever asks for it again. */
async function fetched(
  ports: ShootPorts,
  job: StartedJob,
  tell: (text: string) => void,
): Promise<Said> {
  const what = subjectText(job.subject);
  const maker = await makerOf(ports, job);
  tell(`${what}: ${maker.name} is asked until it has ended`);
  const end = await fetchJob(ports, maker, job, (ms, reason) =>
    tell(`${what}: waiting ${Math.ceil(ms / 1000)} s for ${maker.name}: ${reason}`),
  );
  return end.kind === 'kept'
    ? {
        standing: 'kept',
        file: end.path,
        text: `${what} is fetched, and lies in ${end.path}. ${AS_IT_WAS}`,
      }
    : { standing: end.kind, text: `${what} is a job ${STANDINGS[end.kind]}: ${end.reason}` };
}

function made({ vault }: ShootPorts, { subject, file, kept }: MadeJob): Said {
  const path = vault.pathOf(file, kept);
  return {
    standing: 'kept',
    file: path,
    text: `${subjectText(subject)} is made, and lies in ${path}. ${AS_IT_WAS}`,
  };
}

async function keepFile(ports: ShootPorts, job: UnknownJob, file: string): Promise<void> {
  const scratch = await ports.vault.scratch();
  try {
    const copy = join(scratch.path, 'given');
    await copyFile(file, copy).catch((error: unknown) => {
      throw wrongFlag(`--clip ${file} can’t be read (${errorCode(error) ?? 'unknown'}).`);
    });
    await keepByHand(ports, job, copy);
  } finally {
    await scratch.remove();
  }
}

function notInFilm(job: UnknownJob): Error {
  return cliError(
    'usage/nothing-unknown',
    `the film does not ask for ${subjectText(job.subject)} any more`,
    'Put the film back as it was when it was asked for, or give its clip with --clip FILE.',
  );
}
