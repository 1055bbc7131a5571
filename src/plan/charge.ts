import type { JobSubject } from './job-name.ts';

/** One claim, and what it came to in money: whoever claims may be charged, whatever comes of it. */
export interface Charge {
  /** The name of the job that was claimed. */
  readonly job: string;
  /** Counts the claims of that job, from 1. */
  readonly round: number;
  /** Undefined for a job of a kind that this version does not know. */
  readonly subject?: JobSubject;
  /** When it was claimed, in milliseconds since 1970. */
  readonly at?: number;
  /** Unknown where neither the claim says it nor a take that it went into. */
  readonly provider?: string;
  readonly model?: string;
  /** Its line in the book of the month, where one was written. */
  readonly booked?: string;
  readonly ending: Ending;
  readonly money: Money;
  readonly use: Use;
}

/** `open`: it runs, or nobody knows whether it was taken. */
export type Ending = 'open' | 'made' | 'refused' | 'failed' | 'not-taken';

/** US dollars; null where nobody knows how many. */
export type Money =
  | { readonly kind: 'free' }
  | {
      readonly kind: 'charged';
      readonly usd: number | null;
      /** Whether the provider told what it charged. */
      readonly saidBy: 'provider' | 'estimate';
    }
  /** It may be charged: so much, by the estimate. */
  | { readonly kind: 'possible'; readonly usd: number | null };

/** What the film has of it. `open`: nothing yet, and it may still come. */
export type Use = 'shown' | 'superseded' | 'lost' | 'open';

/** How a job ended, as it is recorded; anything may stand in a ledger. */
export interface RecordedEnd {
  readonly kind?: unknown;
  readonly actualUsd?: unknown;
  readonly charged?: unknown;
}

export function endingOf({ kind }: RecordedEnd): Ending {
  switch (kind) {
    case 'clip':
    case 'still':
    case 'speech':
      return 'made';
    case 'refused':
    case 'failed':
    case 'not-taken':
      return kind;
    default:
      return 'open';
  }
}

/** @param estimate what it should cost, in US dollars; null where nobody knows. */
export function moneyOf(end: RecordedEnd, estimate: number | null): Money {
  const { actualUsd, charged } = end;
  switch (endingOf(end)) {
    case 'made':
      return typeof actualUsd === 'number' && actualUsd >= 0
        ? { kind: 'charged', usd: actualUsd, saidBy: 'provider' }
        : { kind: 'charged', usd: estimate, saidBy: 'estimate' };
    case 'not-taken':
      return charged === 'unknown' ? { kind: 'possible', usd: estimate } : { kind: 'free' };
    case 'refused':
    case 'failed':
      if (charged === false) return { kind: 'free' };
      return charged === true
        ? { kind: 'charged', usd: estimate, saidBy: 'estimate' }
        : { kind: 'possible', usd: estimate };
    case 'open':
      return { kind: 'possible', usd: estimate };
  }
}

export function usdOf(money: Money): number | null {
  return money.kind === 'free' ? 0 : money.usd;
}

/** `2026-11-26`, in UTC: the same wherever it is asked. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
