import type { MadeJob } from '../../plan/job-times.ts';
import type { Claim } from '../../shoot/jobs/claim.ts';
import type { LedgerEntry } from './ledger-entry.ts';

/** `NAME#claim2`, `NAME#submit2`; of what was waited for, the first round is `NAME#done`. */
const STEP = /^(.*)#(claim|submit|done)(\d*)$/u;

/** The jobs of a ledger that have ended well, with how long each took, in the order in which they ended. */
export function madeJobs(entries: readonly LedgerEntry[]): readonly MadeJob[] {
  const claims = new Map<string, Partial<Claim>>();
  const jobs: MadeJob[] = [];
  for (const entry of entries) {
    if (entry.kind !== 'step') continue;
    const [, name, what, round] = STEP.exec(entry.name) ?? [];
    if (name === undefined) continue;
    const job = `${name}#${round === '' ? '1' : round}`;
    const result = entry.result as { readonly kind?: unknown } | null;
    if (what === 'claim') {
      claims.set(job, result as Partial<Claim>);
      continue;
    }
    const { at, provider, model, seconds } = claims.get(job) ?? {};
    if (at === undefined || provider === undefined || model === undefined) continue;
    if (entry.at === undefined) continue;
    const ms = entry.at - at;
    if (result?.kind === 'still') jobs.push({ provider, model, ms });
    // Claims from before lengths were kept say nothing of how long a second takes.
    if (result?.kind === 'clip' && seconds !== undefined) {
      jobs.push({ provider, model, ms, seconds });
    }
  }
  return jobs;
}
