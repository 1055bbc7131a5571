import type { Json } from '../../film/json.ts';
import type { TakeRecord } from '../../plan/take-record.ts';
import { parseStepName } from '../../plan/job-name.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';
import { keyOfStep } from './made-keys.ts';

/** One submission, as its steps tell of it. */
interface Job {
  /** The key of what it is of. */
  of?: string;
  claimedUsd?: number | null;
  submitted?: Fields;
  done?: Fields;
}
type Fields = Readonly<Record<string, Json>>;

function jobsIn(entries: readonly LedgerEntry[]): readonly Job[] {
  const jobs = new Map<string, Job>();
  for (const entry of entries) {
    const parsed = entry.kind === 'step' ? parseStepName(entry.name) : undefined;
    if (entry.kind !== 'step' || parsed === undefined) continue;
    const key = `${parsed.round} ${parsed.job}`;
    const job = jobs.get(key) ?? {};
    jobs.set(key, job);
    const of = keyOfStep(entry);
    if (of !== undefined) job.of = of;
    const result = fieldsOf(entry.result);
    if (parsed.step === 'claim') job.claimedUsd = numberOr(result['usd']);
    if (parsed.step === 'submit') job.submitted = result;
    if (parsed.step === 'done') job.done = result;
  }
  return [...jobs.values()];
}

/** Something that is kept, of whatever kind. */
export interface Kept {
  /** Of the take, the keyframe or the line. */
  readonly key: string;
  readonly cost: TakeRecord['cost'];
  /** What its jobs have made of it. */
  readonly files: readonly string[];
}

/**
 * Tells of what is kept whether it has cost nothing for certain: neither itself, nor anything else that was
 * made for it and not used. A price that nobody knows counts as paid.
 */
export function whatIsFree(entries: readonly LedgerEntry[]): (kept: Kept) => boolean {
  const jobs = new Map<string, Job[]>();
  for (const job of jobsIn(entries)) {
    if (job.of === undefined) continue;
    const others = jobs.get(job.of);
    if (others === undefined) jobs.set(job.of, [job]);
    else others.push(job);
  }
  return ({ key, cost, files }) => {
    const { actualUsd, estimatedUsd } = cost;
    if ((actualUsd ?? estimatedUsd) !== 0) return false;
    return (jobs.get(key) ?? []).every(({ claimedUsd, submitted, done }) => {
      const made = done ?? submitted ?? {};
      const file = made['clip'] ?? made['still'] ?? made['sound'];
      if (typeof file !== 'string' || files.includes(file)) return true;
      return (numberOr(made['actualUsd']) ?? claimedUsd) === 0;
    });
  };
}

/** Whether a job that may cost something has not ended: a file may be its, though no line says so. */
export function hasOpenJob(entries: readonly LedgerEntry[]): boolean {
  return jobsIn(entries).some(({ claimedUsd, submitted, done }) => {
    const isOpen = submitted === undefined || (submitted['kind'] === 'started' && !done);
    return isOpen && claimedUsd !== 0;
  });
}

function fieldsOf(value: Json): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

function numberOr(value: Json | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
