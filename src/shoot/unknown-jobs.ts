import type { Json } from '../film/json.ts';
import type { Claim } from './claim.ts';
import { type JobSubject, parseJobName, parseStepName, stepName } from './job-name.ts';

/** A submission of which nobody knows whether it was taken, and so whether it is paid for. */
export interface UnknownJob {
  readonly name: string;
  readonly subject: JobSubject;
  readonly round: number;
  /** Of older ledgers, without its provider, model and price. */
  readonly claim: Pick<Claim, 'by' | 'at'> & Partial<Claim>;
}

/** What was claimed and has no record of its submission, in order; of a film that nobody works on. */
export function unknownJobs(
  steps: readonly { readonly name: string; readonly result: Json }[],
): readonly UnknownJob[] {
  const known = new Set(steps.map(({ name }) => name));
  return steps.flatMap(({ name, result }) => {
    const parsed = parseStepName(name);
    const subject = parsed && parseJobName(parsed.job);
    if (parsed?.step !== 'claim' || subject === undefined) return [];
    const { job, round } = parsed;
    if (known.has(stepName.submit(job, round))) return [];
    return [{ name: job, subject, round, claim: result as unknown as UnknownJob['claim'] }];
  });
}
