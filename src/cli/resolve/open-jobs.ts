import { dollars } from '../../film/dollars.ts';
import { subjectText } from '../../plan/job-name.ts';
import {
  startedJobs,
  type StartedJob,
  type UnknownJob,
  unknownJobs,
} from '../../shoot/jobs/unknown-jobs.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';
import { type JobWithFile, type MadeJob, madeJobsIn } from './made-jobs.ts';

/** The submissions of a film whose end nobody has seen. */
export interface OpenJobs {
  /** Nobody knows whether they were taken. */
  readonly unknown: readonly UnknownJob[];
  readonly started: readonly StartedJob[];
  /** What they made is kept, and nothing is made of it so far. */
  readonly made: readonly MadeJob[];
}

export function openJobsIn(entries: readonly LedgerEntry[], shot?: string): OpenJobs {
  const steps = entries.flatMap((entry) => (entry.kind === 'step' ? [entry] : []));
  const isOfShot = ({ subject }: UnknownJob): boolean =>
    shot === undefined || (subject.shot as string) === shot;
  return {
    unknown: unknownJobs(steps).filter(isOfShot),
    started: startedJobs(steps).filter(isOfShot),
    made: madeJobsIn(entries).filter(isOfShot),
  };
}

/** Those that are listed: of what is made, what is there. */
export interface ListedJobs extends OpenJobs {
  readonly made: readonly JobWithFile[];
}

/** For people: what is unknown, what is under way, what is made and in nothing so far. */
export function openJobsText({ unknown, started, made }: ListedJobs): string {
  const lines =
    unknown.length === 0
      ? ['Nothing is unknown: of each submission it is known what became of it.']
      : unknown.map(line);
  return `${[
    ...lines,
    ...started.map((job) => `${line(job)}; it is under way`),
    ...made.map((job) => `${line(job)}; it is made and not used so far, and lies in ${job.path}`),
  ].join('\n')}\n`;
}

/** What can be done about them. */
export function openJobsAdvice({ unknown, started, made }: OpenJobs): readonly string[] {
  return [
    ...(unknown.length === 0
      ? []
      : [
          'Look in the service’s console for each, then say what is there: resolve FILM SHOT with --operation ID, --clip FILE or --resubmit.',
        ]),
    ...(started.length === 0
      ? []
      : [
          'What is under way is fetched by the command that asked for it, and by resolve FILM SHOT --fetch whatever the film is by now; --resubmit gives it up.',
        ]),
    ...(made.length === 0
      ? []
      : [
          'What is made is used, and not paid for again, by the command that asked for it, with the film as it was then; resolve FILM SHOT --fetch makes a take of a clip whatever the film is by now.',
        ]),
  ];
}

export function openJobsDocument({ unknown, started, made }: ListedJobs): object {
  return {
    schema: 'ministudio/unknown-jobs@1',
    jobs: unknown.map(jobFacts),
    underWay: started.map(jobFacts),
    made: made.map((job) => ({ ...jobFacts(job), file: job.path })),
  };
}

export function jobFacts({ name, subject, claim }: UnknownJob): object {
  const { provider, model, at, usd } = claim;
  return {
    job: name,
    ...subject,
    provider,
    model,
    askedAt: at === undefined ? null : new Date(at).toISOString(),
    usd: usd ?? null,
  };
}

function line(job: UnknownJob): string {
  const { provider, model, usd } = job.claim;
  const asked = provider === undefined ? 'asked' : `asked of ${provider} (${model ?? ''})`;
  const price = usd === undefined || usd === null ? 'at an unknown price' : `for ${dollars(usd)}`;
  return `${subjectText(job.subject)}  ${asked} ${askedAtText(job)}, ${price}`;
}

/** When it was asked for, to tell it from others in the service's console. */
export function askedAtText({ claim: { at } }: UnknownJob): string {
  return at === undefined ? 'at an unknown time' : `at ${new Date(at).toISOString()}`;
}
