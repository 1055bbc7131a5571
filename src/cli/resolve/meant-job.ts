import { canonicalJson } from '../../plan/canonical-json.ts';
import { subjectText } from '../../plan/job-name.ts';
import type { Operation } from '../../providers/outcome.ts';
import { type StartedJob, takenJobs, type UnknownJob } from '../../shoot/jobs/unknown-jobs.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';
import { cliError } from '../cli-error.ts';
import type { MadeJob } from './made-jobs.ts';
import { askedAtText, type OpenJobs } from './open-jobs.ts';

/** A job that an answer is about. */
export interface MeantJob {
  readonly job: UnknownJob | StartedJob | MadeJob;
  /** Of the same shot, as open as it is. */
  readonly others: readonly UnknownJob[];
}

/**
 * The job of a shot that a user settles. Which one of several is never guessed at: an answer that is
 * right for one would have another be paid for twice, or given up.
 *
 * @param name of the job, where it is said.
 * @param among which are meant, the first of them first.
 */
export function meantJob(
  jobs: OpenJobs,
  {
    shot,
    name,
    among,
  }: { shot: string; name: string | undefined; among: readonly (keyof OpenJobs)[] },
): MeantJob {
  const isMeant = (each: UnknownJob): boolean => name === undefined || each.name === name;
  const open = among.map((each) => jobs[each]).find((each) => each.some(isMeant)) ?? [];
  const [job, ...more] = open.filter(isMeant);
  if (job === undefined) {
    throw among.includes('unknown')
      ? nothingUnknown(shot, name, jobs.started)
      : nothingUnderWay(shot, name, jobs.unknown);
  }
  if (more.length > 0) throw severalJobs(shot, open);
  return { job, others: open.filter((each) => each !== job) };
}

/**
 * A job of a service is one submission’s alone: a take that is given another’s job by mistake would
 * show its pictures, and its own would be lost.
 */
export function requireFree(
  entries: readonly LedgerEntry[],
  operation: Operation,
  provider: string,
  id: string,
): void {
  const steps = entries.flatMap((entry) => (entry.kind === 'step' ? [entry] : []));
  const owner = takenJobs(steps).find(
    (job) =>
      job.claim.provider === provider && canonicalJson(job.operation) === canonicalJson(operation),
  );
  if (owner === undefined) return;
  throw cliError(
    'usage/wrong-flag',
    `the job ${id} of ${provider} is ${subjectText(owner.subject)} already`,
    'Look in its console for the one that was asked for at the time that `ministudio resolve FILM` says.',
  );
}

function severalJobs(shot: string, jobs: readonly UnknownJob[]): Error {
  const each = jobs.map(
    (job) => `--job ${job.name} is ${subjectText(job.subject)}, asked for ${askedAtText(job)}`,
  );
  return cliError(
    'usage/several-jobs',
    `${jobs.length} submissions for ${shot} are to be settled, each by itself`,
    `Say which is meant: ${each.join('; ')}.`,
  );
}

function nothingUnknown(
  shot: string,
  name: string | undefined,
  started: readonly StartedJob[],
): Error {
  const what = name === undefined ? shot : `${name} of ${shot}`;
  return cliError(
    'usage/nothing-unknown',
    `of every submission for ${what} it is known what became of it`,
    started.length > 0
      ? 'One is under way: the command that asked for it fetches it, --fetch does so whatever the film is by now, and --resubmit gives it up.'
      : '`ministudio resolve FILM` lists what is unknown, `ministudio plan FILM` what is to be shot.',
  );
}

function nothingUnderWay(
  shot: string,
  name: string | undefined,
  unknown: readonly UnknownJob[],
): Error {
  return cliError(
    'usage/nothing-unknown',
    `nothing of ${name === undefined ? shot : `${name} of ${shot}`} is under way`,
    unknown.length > 0
      ? 'Of one nobody knows whether it was taken: say what is there with --operation ID, and then fetch it.'
      : '`ministudio resolve FILM` lists what is unknown, what is under way, and what is made and not used.',
  );
}
