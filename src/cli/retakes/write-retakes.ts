import type { ShotId } from '../../film/ids.ts';
import { begunTakesIn, isFreeWay } from '../../plan/begun-takes.ts';
import type { Retake, TakeLibrary } from '../../plan/take-record.ts';
import type { ShotFailure } from '../../shoot/failure.ts';
import type { RetakeJob, ShotJob } from '../../shoot/shots/shot-job.ts';
import type { Ledger } from '../../store/ledger/ledger.ts';
import type { ChosenJobs } from '../planning/chosen-jobs.ts';

/** Writes down which retakes are asked for, before anybody is asked. */
export async function beginRetakes(ledger: Ledger, jobs: readonly ShotJob[]): Promise<void> {
  for (const { retake, isKnown } of retakesOf(jobs)) {
    if (!isKnown) await ledger.append({ kind: 'retake', retake });
  }
}

/** After these there is no job any more that could be followed. */
const FINAL = new Set(['provider/refused', 'provider/failed', 'provider/bad-media']);

/**
 * Of one that nobody can make, nothing is left to be done: the same command starts another. One of which a part is
 * made and paid for goes on, unless the rest of it was refused.
 */
export async function failRetakes(
  ledger: Ledger,
  { jobs, failures }: { jobs: readonly ShotJob[]; failures: readonly ShotFailure[] },
  library: TakeLibrary,
): Promise<void> {
  for (const { retake } of retakesOf(jobs)) {
    const { code = '' } = failures.find(({ shot }) => shot === retake.shot) ?? {};
    if (!FINAL.has(code)) continue;
    const goesOn = code !== 'provider/refused' && isPaidInPart(retake, ledger.entries, library);
    if (!goesOn) await end(ledger, retake);
  }
}

function isPaidInPart(
  { shot, take }: Retake,
  entries: Ledger['entries'],
  library: TakeLibrary,
): boolean {
  const steps = entries.filter((entry) => entry.kind === 'step');
  const begun = begunTakesIn(steps, library)
    .get(shot)
    ?.find((each) => each.take === take);
  return begun?.ways.some((way) => !isFreeWay(way)) ?? false;
}

/**
 * All that were made have been cut into the film, if it is complete. Until that is so the same command
 * goes on with them, and starts no other.
 */
export async function endRetakes(
  ledger: Ledger,
  { jobs, circles }: Pick<ChosenJobs, 'jobs' | 'circles'>,
  { takes, retakes }: Pick<TakeLibrary, 'takes' | 'retakes'>,
): Promise<void> {
  // Also of one that an earlier run has made, and that was stopped before it came to this.
  if (circles !== undefined) await ledger.append({ kind: 'circled', ...circles });
  for (const { retake } of retakesOf(jobs)) await end(ledger, retake);
  for (const { shot, take, ended } of Object.values(retakes).flat()) {
    const isMade = takes[shot]?.some((each) => each.take === take) ?? false;
    if (isMade && !ended) await end(ledger, { shot, take });
  }
}

async function end(
  ledger: Ledger,
  { shot, take }: { readonly shot: ShotId; readonly take: number },
): Promise<void> {
  await ledger.append({ kind: 'retake-ended', shot, take });
}

function retakesOf(jobs: readonly ShotJob[]): readonly RetakeJob[] {
  return jobs.flatMap((job) => (job.action === 'shoot' && job.retake ? [job.retake] : []));
}
