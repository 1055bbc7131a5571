/** One job that has ended well, as the ledger remembers it. */
export interface MadeJob {
  readonly provider: string;
  readonly model: string;
  /** From its claim to what it made. */
  readonly ms: number;
  /** Length of the clip that was asked for; absent for a still. */
  readonly seconds?: number;
}

/** How long jobs have taken, in seconds; undefined of a model that has made nothing yet. */
export interface JobTimes {
  clip(provider: string, model: string, seconds: number): number | undefined;
  still(provider: string, model: string): number | undefined;
}

/** A service changes: what it took lately counts. */
const LATEST = 20;
/** A job that took longer was waited for by a machine that slept, or not waited for at all. */
const LONGEST_MS = 2 * 60 * 60_000;

/**
 * What jobs took in the middle: of clips by the second, as longer ones take longer. The middle is not
 * moved by the few that were under way while the machine slept.
 */
export function jobTimesOf(jobs: readonly MadeJob[]): JobTimes {
  const perSecond = new Map<string, number[]>();
  const perStill = new Map<string, number[]>();
  for (const { provider, model, ms, seconds } of jobs) {
    if (ms < 0 || ms > LONGEST_MS || (seconds !== undefined && seconds <= 0)) continue;
    const known = seconds === undefined ? perStill : perSecond;
    const key = keyOf(provider, model);
    known.set(key, [...(known.get(key) ?? []).slice(1 - LATEST), ms / 1000 / (seconds ?? 1)]);
  }
  return {
    clip(provider, model, seconds) {
      const middle = median(perSecond.get(keyOf(provider, model)));
      return middle === undefined ? undefined : middle * seconds;
    },
    still: (provider, model) => median(perStill.get(keyOf(provider, model))),
  };
}

function keyOf(provider: string, model: string): string {
  return JSON.stringify([provider, model]);
}

/** Of an even number, the lower of the two in the middle: a job is never slept through faster. */
function median(values: readonly number[] = []): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length / 2) - 1];
}
