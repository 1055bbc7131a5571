import type { Json } from '../../film/json.ts';
import type { TakeRecord } from '../../plan/take-record.ts';
import { parseStepName } from '../../plan/job-name.ts';
import type { LedgerEntry } from '../../store/ledger-entry.ts';
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

/**
 * Whether what is kept has cost nothing for certain: neither itself, nor anything else that was made for it
 * and not used. A price that nobody knows counts as paid.
 *
 * @param key of the take, the keyframe or the line.
 * @param files what its jobs have made of it.
 */
export function isFree(
  { key, cost, files }: { key: string; cost: TakeRecord['cost']; files: readonly string[] },
  entries: readonly LedgerEntry[],
): boolean {
  const { actualUsd, estimatedUsd } = cost;
  if ((actualUsd ?? estimatedUsd) !== 0) return false;
  return jobsIn(entries)
    .filter((job) => job.of === key)
    .every(({ claimedUsd, submitted, done }) => {
      const made = done ?? submitted ?? {};
      const file = made['clip'] ?? made['still'] ?? made['sound'];
      if (typeof file !== 'string' || files.includes(file)) return true;
      return (numberOr(made['actualUsd']) ?? claimedUsd) === 0;
    });
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
