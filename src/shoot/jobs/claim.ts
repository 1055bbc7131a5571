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
