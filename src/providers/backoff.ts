/** How long to wait before one try more. */
export interface Backoff {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** Waits spread by up to this part, so that many clients don't come back all at once. */
const SPREAD = 0.25;

/**
 * Doubles with every attempt; never shorter than the service asks.
 *
 * @param attempt the one that failed, from 1.
 * @param random from 0 to 1.
 */
export function pauseAfter(
  attempt: number,
  { firstMs, mostMs }: Backoff,
  random: number,
  askedMs: number | undefined,
): number {
  const doubled = Math.min(mostMs, firstMs * 2 ** (attempt - 1));
  return spread(askedMs ?? doubled, random);
}

/** A wait, a little longer for some than for others. `random` is from 0 to 1. */
export function spread(ms: number, random: number): number {
  return Math.round(ms * (1 + SPREAD * random));
}
