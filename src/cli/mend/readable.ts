import { type JobSubject, subjectOfJob, parseStepName } from '../../plan/job-name.ts';

/** What can still be read of a line that is not whole. */
export interface Readable {
  readonly kind?: string;
  /** The job of a step. */
  readonly job?: JobSubject;
  readonly step?: 'claim' | 'submit' | 'done';
  readonly shot?: string;
  readonly take?: number;
}

/** By looking for each field alone, as the line is no JSON any more, or is not what was written. */
export function readableOf(line: string): Readable {
  const kind = /"kind":"([\w-]+)"/.exec(line)?.[1];
  const name = textAt(line, 'name');
  const step = name === undefined ? undefined : parseStepName(name);
  const job = step && subjectOfJob(step.job);
  const shot = job?.shot ?? textAt(line, 'shot') ?? textAt(line, 'ends');
  const number = /"take":(\d+)/.exec(line)?.[1];
  const take = job?.kind === 'take' ? job.take : number && Number(number);
  return {
    ...(kind !== undefined && { kind }),
    ...(job && step && { job, step: step.step }),
    ...(shot !== undefined && { shot }),
    ...(typeof take === 'number' && { take }),
  };
}

function textAt(line: string, field: string): string | undefined {
  const written = new RegExp(`"${field}":("(?:[^"\\\\]|\\\\.)*")`).exec(line)?.[1];
  try {
    return written === undefined ? undefined : (JSON.parse(written) as string);
  } catch {
    return undefined;
  }
}
