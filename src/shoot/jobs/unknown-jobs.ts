import type { Json } from '../../film/json.ts';
import type { Operation } from '../../providers/outcome.ts';
import { type Claim, readClaim } from './claim.ts';
import { type JobSubject, parseStepName, stepName, subjectOfJob } from '../../plan/job-name.ts';

/** A submission of which nobody knows whether it was taken, and so whether it is paid for. */
export interface UnknownJob {
  readonly name: string;
  readonly subject: JobSubject;
  readonly round: number;
  readonly claim: Partial<Claim>;
}

type Steps = readonly { readonly name: string; readonly result: Json }[];

/**
 * What was claimed and has no record of its submission, nor of its end, in order; of a film that nobody
 * works on. Of a ledger that was damaged and mended, the submission alone may be lost.
 */
export function unknownJobs(steps: Steps): readonly UnknownJob[] {
  const known = new Set(steps.map(({ name }) => name));
  return claimsIn(steps).filter(
    ({ name, round }) =>
      !known.has(stepName.submit(name, round)) && !known.has(stepName.done(name, round)),
  );
}

/** A submission that was taken. */
export interface StartedJob extends UnknownJob {
  readonly operation: Operation;
}

/** What was taken and has no record of its end, in order. */
export function startedJobs(steps: Steps): readonly StartedJob[] {
  const known = new Set(steps.map(({ name }) => name));
  return takenJobs(steps).filter(({ name, round }) => !known.has(stepName.done(name, round)));
}

/** What was taken, whether or not it has ended. */
export function takenJobs(steps: Steps): readonly StartedJob[] {
  const results = new Map(steps.map(({ name, result }) => [name, result]));
  return claimsIn(steps).flatMap((job) => {
    const submitted = results.get(stepName.submit(job.name, job.round)) as
      | { readonly kind?: unknown; readonly operation?: Operation }
      | undefined;
    const { kind, operation } = submitted ?? {};
    return kind === 'started' && operation !== undefined ? [{ ...job, operation }] : [];
  });
}

function claimsIn(steps: Steps): readonly UnknownJob[] {
  return steps.flatMap(({ name, result }) => {
    const parsed = parseStepName(name);
    const subject = parsed && subjectOfJob(parsed.job);
    if (parsed?.step !== 'claim' || subject === undefined) return [];
    const { job, round } = parsed;
    return [{ name: job, subject, round, claim: readClaim(result) }];
  });
}
