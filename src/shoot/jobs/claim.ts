/**
 * What is recorded before a paid call: who may make it, and what is at stake. All that was ever claimed
 * and may have been charged can be counted from these.
 */
export interface Claim {
  /** The attempt that may submit. */
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly provider: string;
  readonly model: string;
  /** Length of the clip that is asked for; absent for a still. */
  readonly seconds?: number;
  /** What it should cost, in US dollars; null where nobody knows. */
  readonly usd: number | null;
  /** Its line in the book of the month, which may get lost; absent where none counts it. */
  readonly booked?: string;
}

/** No calendar goes further: milliseconds from 1970. */
const LAST_MOMENT = 8.64e15;

type Said = { readonly [Field in keyof Claim]?: unknown };

/** What can be read of a recorded claim. Older ones say less, and of one that was damaged anything may be left. */
export function readClaim(result: unknown): Partial<Claim> {
  const said: Said = typeof result === 'object' && result !== null ? result : {};
  const { by, at, provider, model, seconds, usd, booked } = said;
  return {
    ...(typeof by === 'string' && { by }),
    ...(typeof at === 'number' && Math.abs(at) <= LAST_MOMENT && { at }),
    ...(typeof provider === 'string' && { provider }),
    ...(typeof model === 'string' && { model }),
    ...(typeof seconds === 'number' && { seconds }),
    ...((typeof usd === 'number' || usd === null) && { usd }),
    ...(typeof booked === 'string' && { booked }),
  };
}
