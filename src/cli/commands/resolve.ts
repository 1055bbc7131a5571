import { copyFile } from 'node:fs/promises';
import { join, resolve as absolute } from 'node:path';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { errorCode } from '../../diagnostics/studio-error.ts';
import type { StudioEvent } from '../../film/studio-event.ts';
import { findFfmpeg } from '../../media/ffmpeg/find-ffmpeg.ts';
import { readLedger } from '../../store/ledger/read-ledger.ts';
import { subjectText } from '../../plan/job-name.ts';
import type { ShootPorts } from '../../shoot/ports.ts';
import { openPurse } from '../../shoot/money/purse.ts';
import { fetchJob } from '../../shoot/jobs/fetch-job.ts';
import {
  forgetJob,
  giveUpByHand,
  keepByHand,
  type Standing,
} from '../../shoot/jobs/settle-unknown.ts';
import type { StartedJob, UnknownJob } from '../../shoot/jobs/unknown-jobs.ts';
import { plainReporter } from '../../report/events/plain-reporter.ts';
import { type Asked, askedFilms, askedIn } from '../planning/asked-film.ts';
import { adopt, makerOf } from '../providers/maker-of.ts';
import { cliError } from '../cli-error.ts';
import type { ReadOptions } from '../reading/film-options.ts';
import { filmPlace } from '../reading/film-place.ts';
import { requireKnownFilm } from '../reading/known-film.ts';
import {
  jobFacts,
  type MadeJob,
  type OpenJobs,
  openJobsAdvice,
  openJobsDocument,
  openJobsIn,
  openJobsText,
} from '../planning/open-jobs.ts';
import { type MeantJob, meantJob, requireFree } from '../planning/meant-job.ts';
import { fetchedTakeText, keepFetchedTake } from '../retakes/fetched-take.ts';
import { prepareFilm } from '../planning/prepare-film.ts';
import { readAndReport } from '../reading/read-and-report.ts';
import { type RunProviders, runProviders } from '../providers/run-providers.ts';
import { needFilmSecrets } from '../setup/film-secrets.ts';
import type { Shell } from '../shell.ts';
import { portsOf, providersOf } from '../rendering/shoot-ports.ts';
import { inWorkingFolder, type WorkingFolder } from '../folder/working-folder.ts';

export interface ResolveOptions extends ReadOptions {
  readonly operation?: string;
  readonly clip?: string;
  readonly resubmit?: boolean;
  readonly fetch?: boolean;
  readonly job?: string;
  readonly json?: boolean;
}

/** What the user found out about a submission. */
type Answer =
  | { readonly kind: 'operation'; readonly id: string }
  | { readonly kind: 'clip'; readonly file: string }
  | { readonly kind: 'resubmit' }
  | { readonly kind: 'fetch' };

/**
 * Settles a submission of which nobody knows whether it was taken: asks for it by the id that the
 * service's console shows, takes a clip that was fetched by hand, or lets it be submitted anew,
 * for which one that is under way is given up. Without a shot, lists all that is unknown or under way.
 */
export async function resolve(
  shell: Shell,
  file: string,
  shot: string | undefined,
  options: ResolveOptions,
): Promise<number> {
  const answer = answerOf(options);
  const place = filmPlace(shell.cwd, file);
  requireKnownFilm(shell.cwd, file, place);
  if (shot === undefined || answer === undefined) {
    if (answer !== undefined) throw wrongFlag('Name the shot that is meant: resolve FILM SHOT.');
    const { entries } = await readLedger(place.ledger);
    return list(shell, openJobsIn(entries, shot), options);
  }
  const providers = await runProviders(shell, options);
  const reporter = options.quiet ? { show() {} } : plainReporter(shell.err);
  const worker = {
    redact: shell.redactor.redact,
    emit: (event: StudioEvent) => reporter.show(event),
    signal: shell.signal,
    now: shell.now,
  };
  return await inWorkingFolder(place, worker, async (folder) => {
    const { job, others } = meantJob(openJobsIn(folder.ledger.entries, shot), {
      shot,
      name: options.job,
      among: AMONG[answer.kind],
    });
    const said = await settle(shell, { file, job, answer, options, providers, folder });
    if (said === undefined) return ExitCode.filmInvalid;
    if (options.json) {
      const settled = { job: jobFacts(job), ...said, others: others.map(jobFacts) };
      shell.out(`${JSON.stringify({ schema: 'ministudio/resolve@1', ...settled }, null, 2)}\n`);
    } else {
      shell.out(`${said.text}\n`);
      const open = 'clip' in job ? 'made' : 'operation' in job ? 'under way' : 'unknown';
      if (others.length > 0 && !options.quiet)
        shell.err(`${others.length} more of ${shot} are ${open}.\n`);
    }
    return ExitCode.done;
  });
}

/** What an answer may be about. Of what is under way it is known where it is. */
const AMONG: Readonly<Record<Answer['kind'], readonly (keyof OpenJobs)[]>> = {
  operation: ['unknown'],
  clip: ['unknown'],
  resubmit: ['unknown', 'started'],
  fetch: ['started', 'made'],
};

function answerOf({ operation, clip, resubmit, fetch }: ResolveOptions): Answer | undefined {
  const answers: Answer[] = [
    ...(operation === undefined ? [] : [{ kind: 'operation', id: operation } as const]),
    ...(clip === undefined ? [] : [{ kind: 'clip', file: clip } as const]),
    ...(resubmit === true ? [{ kind: 'resubmit' } as const] : []),
    ...(fetch === true ? [{ kind: 'fetch' } as const] : []),
  ];
  if (answers.length > 1)
    throw wrongFlag('Give one of --operation, --clip, --fetch and --resubmit.');
  return answers[0];
}

interface Case {
  readonly file: string;
  readonly job: MeantJob['job'];
  readonly answer: Answer;
  readonly options: ResolveOptions;
  readonly providers: RunProviders;
  readonly folder: WorkingFolder;
}

interface Said {
  readonly standing: Standing | 'kept' | 'to-submit' | 'given-up';
  readonly text: string;
  /** The number of the take that was made of it. */
  readonly take?: number;
}

/** @returns undefined where the film has errors, which are told. */
async function settle(shell: Shell, given: Case): Promise<Said | undefined> {
  const { file, job, answer, options, providers, folder } = given;
  const ffmpeg = await findFfmpeg(providers.environment);
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
          'clip' in job ? made(ports, job) : await fetched(ports, job as StartedJob, tell);
        if (said.standing !== 'kept') return said;
        const prepared = await prepareFilm(read.film, outside.place, 'sizes', providers);
        const take = await keepFetchedTake(ports, prepared, job);
        return take === undefined
          ? said
          : { ...said, take: take.take, text: `${said.text} ${fetchedTakeText(take)}` };
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
    ? { standing: 'kept', text: `${what} is fetched, and lies in ${end.path}. ${AS_IT_WAS}` }
    : { standing: end.kind, text: `${what} is a job ${STANDINGS[end.kind]}: ${end.reason}` };
}

function made({ vault }: ShootPorts, { subject, clip }: MadeJob): Said {
  const path = vault.pathOf(clip, 'clip');
  return {
    standing: 'kept',
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

function list(shell: Shell, jobs: OpenJobs, { json, quiet }: ResolveOptions): number {
  if (json) {
    shell.out(`${JSON.stringify(openJobsDocument(jobs), null, 2)}\n`);
  } else {
    shell.out(openJobsText(jobs));
    for (const advice of quiet ? [] : openJobsAdvice(jobs)) shell.err(`${advice}\n`);
  }
  return ExitCode.done;
}

function wrongFlag(message: string): Error {
  return cliError('usage/wrong-flag', message, '`ministudio resolve --help` has an example.');
}

function notInFilm(job: UnknownJob): Error {
  return cliError(
    'usage/nothing-unknown',
    `the film does not ask for ${subjectText(job.subject)} any more`,
    'Put the film back as it was when it was asked for, or give its clip with --clip FILE.',
  );
}
