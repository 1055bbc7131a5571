import { copyFile } from 'node:fs/promises';
import { join, resolve as absolute } from 'node:path';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { errorCode } from '../../diagnostics/studio-error.ts';
import type { StudioEvent } from '../../film/studio-event.ts';
import { findFfmpeg } from '../../media/find-ffmpeg.ts';
import { readLedger } from '../../store/read-ledger.ts';
import type { LedgerEntry } from '../../store/ledger-entry.ts';
import type { ShootPorts } from '../../shoot/ports.ts';
import { openPurse } from '../../shoot/purse.ts';
import { adoptJob, forgetJob, keepByHand, type Standing } from '../../shoot/settle-unknown.ts';
import { type UnknownJob, unknownJobs } from '../../shoot/unknown-jobs.ts';
import { plainReporter } from '../../report/events/plain-reporter.ts';
import { type Asked, askedFilms, askedIn } from '../asked-film.ts';
import { cliError } from '../cli-error.ts';
import type { ReadOptions } from '../film-options.ts';
import { filmPlace } from '../film-place.ts';
import { requireKnownFilm } from '../known-film.ts';
import { prepareFilm } from '../prepare-film.ts';
import { readAndReport } from '../read-and-report.ts';
import { type RunProviders, runProviders } from '../run-providers.ts';
import { needFilmSecrets } from '../setup/film-secrets.ts';
import type { Shell } from '../shell.ts';
import { portsOf, providersOf } from '../shoot-ports.ts';
import { inWorkingFolder, type WorkingFolder } from '../working-folder.ts';

export interface ResolveOptions extends ReadOptions {
  readonly operation?: string;
  readonly clip?: string;
  readonly resubmit?: boolean;
  readonly json?: boolean;
}

/** What the user found out about a submission. */
type Answer =
  | { readonly kind: 'operation'; readonly id: string }
  | { readonly kind: 'clip'; readonly file: string }
  | { readonly kind: 'resubmit' };

/**
 * Settles a submission of which nobody knows whether it was taken: asks for it by the id that the
 * service's console shows, takes a clip that was fetched by hand, or lets it be submitted anew.
 * Without a shot, lists all that is unknown.
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
    return list(shell, jobsIn(entries, shot), options);
  }
  const providers = await runProviders(shell, options);
  const reporter = plainReporter(shell.err);
  const worker = {
    redact: shell.redactor.redact,
    emit: (event: StudioEvent) => reporter.show(event),
    signal: shell.signal,
    now: shell.now,
  };
  return await inWorkingFolder(place, worker, async (folder) => {
    const [job, ...others] = jobsIn(folder.ledger.entries, shot).toReversed();
    if (job === undefined) throw nothingUnknown(shot);
    const said = await settle(shell, { file, job, answer, options, providers, folder });
    if (said === undefined) return ExitCode.filmInvalid;
    if (options.json) {
      const settled = { job: jobFacts(job), ...said, others: others.map(jobFacts) };
      shell.out(`${JSON.stringify({ schema: 'ministudio/resolve@1', ...settled }, null, 2)}\n`);
    } else {
      shell.out(`${said.text}\n`);
      if (others.length > 0) shell.err(`${others.length} more of ${shot} are unknown.\n`);
    }
    return ExitCode.done;
  });
}

function answerOf({ operation, clip, resubmit }: ResolveOptions): Answer | undefined {
  const answers: Answer[] = [
    ...(operation === undefined ? [] : [{ kind: 'operation', id: operation } as const]),
    ...(clip === undefined ? [] : [{ kind: 'clip', file: clip } as const]),
    ...(resubmit === true ? [{ kind: 'resubmit' } as const] : []),
  ];
  if (answers.length > 1) throw wrongFlag('Give one of --operation, --clip and --resubmit.');
  return answers[0];
}

function jobsIn(entries: readonly LedgerEntry[], shot?: string): readonly UnknownJob[] {
  const steps = entries.flatMap((entry) => (entry.kind === 'step' ? [entry] : []));
  return unknownJobs(steps).filter(
    ({ subject }) => shot === undefined || (subject.shot as string) === shot,
  );
}

interface Case {
  readonly file: string;
  readonly job: UnknownJob;
  readonly answer: Answer;
  readonly options: ResolveOptions;
  readonly providers: RunProviders;
  readonly folder: WorkingFolder;
}

interface Said {
  readonly standing: Standing | 'kept' | 'to-submit';
  readonly text: string;
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
  const next = 'The next render goes on from there.';
  try {
    switch (answer.kind) {
      case 'resubmit':
        await forgetJob(ports, job);
        return {
          standing: 'to-submit',
          text: `${nameOf(job)} is submitted anew by the next render.`,
        };
      case 'clip':
        await keepFile(ports, job, absolute(shell.cwd, answer.file));
        return { standing: 'kept', text: `${nameOf(job)} is what ${answer.file} holds. ${next}` };
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
        const standing = await adopt(ports, asked, job, answer.id);
        return {
          standing,
          text: `${nameOf(job)} is the job ${answer.id} of ${provider}, ${STANDINGS[standing]}. ${next}`,
        };
      }
    }
  } finally {
    nets.close();
  }
}

const STANDINGS: Readonly<Record<Standing, string>> = {
  pending: 'which is under way',
  completed: 'which is done',
  refused: 'which was refused',
  failed: 'which has failed',
};

async function adopt(
  ports: ShootPorts,
  { provider, ...asked }: Asked,
  job: UnknownJob,
  id: string,
): Promise<Standing> {
  switch (asked.kind) {
    case 'keyframe': {
      const { request } = asked;
      return await adoptJob(ports, await ports.imageProvider(provider), job, { request, id });
    }
    case 'line': {
      const { request } = asked;
      return await adoptJob(ports, await ports.voiceProvider(provider), job, { request, id });
    }
    case 'take': {
      const { request } = asked;
      return await adoptJob(ports, await ports.provider(provider), job, { request, id });
    }
  }
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

function list(shell: Shell, jobs: readonly UnknownJob[], { json }: ResolveOptions): number {
  if (json) {
    const document = { schema: 'ministudio/unknown-jobs@1', jobs: jobs.map(jobFacts) };
    shell.out(`${JSON.stringify(document, null, 2)}\n`);
  } else if (jobs.length === 0) {
    shell.out('Nothing is unknown: of each submission it is known what became of it.\n');
  } else {
    shell.out(`${jobs.map(line).join('\n')}\n`);
    shell.err(
      'Look in the service’s console for each, then say what is there: resolve FILM SHOT with --operation ID, --clip FILE or --resubmit.\n',
    );
  }
  return ExitCode.done;
}

function line(job: UnknownJob): string {
  const { provider, model, at, usd } = job.claim;
  const asked = provider === undefined ? 'asked' : `asked of ${provider} (${model ?? ''})`;
  const price =
    usd === undefined || usd === null ? 'at an unknown price' : `for $${usd.toFixed(2)}`;
  return `${nameOf(job)}  ${asked} at ${new Date(at).toISOString()}, ${price}`;
}

function nameOf({ subject }: UnknownJob): string {
  switch (subject.kind) {
    case 'keyframe':
      return `the keyframe of ${subject.shot}`;
    case 'line':
      return `line ${subject.number} of ${subject.shot}`;
    case 'take':
      return `${subject.shot}, take ${subject.take}${subject.segment > 1 ? `, part ${subject.segment}` : ''}`;
  }
}

function jobFacts({ subject, claim }: UnknownJob): object {
  const { provider, model, at, usd } = claim;
  return { ...subject, provider, model, askedAt: new Date(at).toISOString(), usd: usd ?? null };
}

function wrongFlag(message: string): Error {
  return cliError('usage/wrong-flag', message, '`ministudio resolve --help` has an example.');
}

function nothingUnknown(shot: string): Error {
  return cliError(
    'usage/nothing-unknown',
    `of every submission for ${shot} it is known what became of it`,
    '`ministudio resolve FILM` lists what is unknown, `ministudio plan FILM` what is to be shot.',
  );
}

function notInFilm(job: UnknownJob): Error {
  return cliError(
    'usage/nothing-unknown',
    `the film does not ask for ${nameOf(job)} any more`,
    'Put the film back as it was when it was asked for, or give its clip with --clip FILE.',
  );
}
