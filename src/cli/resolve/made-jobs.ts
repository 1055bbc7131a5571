import { access } from 'node:fs/promises';
import { chargesOf } from '../../plan/charges.ts';
import { type JobSubject, stepName } from '../../plan/job-name.ts';
import { NO_TAKES } from '../../plan/take-record.ts';
import { readClaim } from '../../shoot/jobs/claim.ts';
import type { UnknownJob } from '../../shoot/jobs/unknown-jobs.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';
import { type KeptKind, keptPath } from '../../store/takes/vault.ts';

/**
 * A job that has ended well, and of which nothing was made so far: no take, no keyframe, no line. Its run was
 * stopped just then, its file could not be fitted, or it was fetched after the film was edited.
 */
export interface MadeJob extends UnknownJob {
  /** The digest of what it has made. */
  readonly file: string;
  readonly kept: KeptKind;
  /** As its provider said; null where it does not. */
  readonly actualUsd: number | null;
}

/** What it has made is there, too. */
export interface JobWithFile extends MadeJob {
  readonly path: string;
}

/** In the order in which they were asked for; of a take, its first part. */
export function madeJobsIn(entries: readonly LedgerEntry[]): readonly MadeJob[] {
  const used = new Set(entries.flatMap(filesOf));
  const steps = entries.filter((entry) => entry.kind === 'step');
  const results = new Map(steps.map(({ name, result }) => [name, result]));
  // Of several rounds, the last.
  const last = new Map(chargesOf(steps, NO_TAKES).map((charge) => [charge.job, charge]));
  return [...last.values()].flatMap(({ job: name, round, subject, ending }) => {
    if (subject === undefined || ending !== 'made') return [];
    if (subject.kind === 'take' && subject.segment !== 1) return [];
    const made = (results.get(stepName.done(name, round)) ??
      results.get(stepName.submit(name, round))) as Readonly<Record<string, unknown>>;
    const [field, kept] = KEPT[subject.kind];
    const file = made[field];
    if (typeof file !== 'string' || used.has(file)) return [];
    const { actualUsd } = made;
    const claim = readClaim(results.get(stepName.claim(name, round)));
    const usd = typeof actualUsd === 'number' ? actualUsd : null;
    return [{ name, subject, round, claim, file, kept, actualUsd: usd }];
  });
}

/** Those whose files the user has not removed. */
export async function madeJobsThere(
  folder: string,
  jobs: readonly MadeJob[],
): Promise<readonly JobWithFile[]> {
  const there = await Promise.all(
    jobs.map(async (job) => {
      const path = keptPath(folder, job.file, job.kept);
      return await access(path).then(
        () => [{ ...job, path }],
        () => [],
      );
    }),
  );
  return there.flat();
}

/** Where a result says its file, and as what it is kept. */
const KEPT: Readonly<Record<JobSubject['kind'], readonly [field: string, KeptKind]>> = {
  take: ['clip', 'clip'],
  keyframe: ['still', 'image'],
  line: ['sound', 'sound'],
};

/** What services have made of what a line of the ledger records. */
function filesOf(entry: LedgerEntry): readonly string[] {
  switch (entry.kind) {
    case 'take':
      return entry.take.clips;
    case 'keyframe':
      return [entry.keyframe.made];
    case 'voice':
      return [entry.voice.sound];
    default:
      return [];
  }
}
