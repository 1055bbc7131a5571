import { dollars } from '../../film/dollars.ts';
import { chargesOf } from '../../plan/charges.ts';
import { stepName, subjectText } from '../../plan/job-name.ts';
import { NO_TAKES } from '../../plan/take-record.ts';
import {
  startedJobs,
  type StartedJob,
  type UnknownJob,
  unknownJobs,
} from '../../shoot/jobs/unknown-jobs.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';

/** The submissions of a film whose end nobody has seen. */
export interface OpenJobs {
  /** Nobody knows whether they were taken. */
  readonly unknown: readonly UnknownJob[];
  readonly started: readonly StartedJob[];
  /** What they made is kept, and in no take: it could not be cut, say, or the film was edited before it was. */
  readonly made: readonly MadeJob[];
}

/** The first part of a take, which has ended well. */
export interface MadeJob extends UnknownJob {
  /** The digest of its clip. */
  readonly clip: string;
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

function madeJobsIn(entries: readonly LedgerEntry[]): readonly MadeJob[] {
  const inTakes = new Set(
    entries.flatMap((entry) => (entry.kind === 'take' ? entry.take.clips : [])),
  );
  const steps = entries.filter((entry) => entry.kind === 'step');
  const charges = chargesOf(steps, NO_TAKES);
  const results = new Map(steps.map(({ name, result }) => [name, result]));
  // Of several rounds, the last.
  const last = new Map(charges.map((charge) => [charge.job, charge]));
  return [...last.values()].flatMap(({ job: name, round, subject, ending }) => {
    if (subject?.kind !== 'take' || subject.segment !== 1 || ending !== 'made') return [];
    const { clip } = (results.get(stepName.done(name, round)) ??
      results.get(stepName.submit(name, round))) as { readonly clip: string };
    if (inTakes.has(clip)) return [];
    const claim = results.get(stepName.claim(name, round)) as unknown as UnknownJob['claim'];
    return [{ name, subject, round, claim, clip }];
  });
}

/** For people: what is unknown, then what is under way. */
export function openJobsText({ unknown, started }: OpenJobs): string {
  const lines =
    unknown.length === 0
      ? ['Nothing is unknown: of each submission it is known what became of it.']
      : unknown.map(line);
  return `${[...lines, ...started.map((job) => `${line(job)}; it is under way`)].join('\n')}\n`;
}

/** What can be done about them. */
export function openJobsAdvice({ unknown, started }: OpenJobs): readonly string[] {
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
  ];
}

export function openJobsDocument({ unknown, started }: OpenJobs): object {
  return {
    schema: 'ministudio/unknown-jobs@1',
    jobs: unknown.map(jobFacts),
    underWay: started.map(jobFacts),
  };
}

export function jobFacts({ name, subject, claim }: UnknownJob): object {
  const { provider, model, at, usd } = claim;
  return {
    job: name,
    ...subject,
    provider,
    model,
    askedAt: new Date(at).toISOString(),
    usd: usd ?? null,
  };
}

function line(job: UnknownJob): string {
  const { provider, model, at, usd } = job.claim;
  const asked = provider === undefined ? 'asked' : `asked of ${provider} (${model ?? ''})`;
  const price = usd === undefined || usd === null ? 'at an unknown price' : `for ${dollars(usd)}`;
  return `${subjectText(job.subject)}  ${asked} at ${new Date(at).toISOString()}, ${price}`;
}
