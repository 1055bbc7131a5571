import { countable } from '../../plan/round.ts';
import type { CompletedOutcome } from '../../providers/video-provider.ts';

/** What a job has cost, as its provider says it. */
export interface SaidCharge {
  /** US dollars; null where it says none. */
  readonly actualUsd: number | null;
  /** What is wrong with what it says, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Whoever writes a provider may divide by nothing, or count a credit. That is no sum that a budget can be kept
 * with: a cap would never be reached with less than nothing, and a book can't hold infinity.
 */
export function saidCharge({ actualUsd, notes = [] }: CompletedOutcome): SaidCharge {
  // Nothing holds another's code to our types.
  const said: unknown = actualUsd ?? null;
  const isSum = said === null || (typeof said === 'number' && Number.isFinite(said) && said >= 0);
  if (!isSum) return { actualUsd: null, notes: [...notes, noSum(said)] };
  return { actualUsd: said === null ? null : countable(said), notes };
}

function noSum(said: unknown): string {
  const text = typeof said === 'number' || typeof said === 'string' ? String(said) : typeof said;
  return `The provider says that it charged ${text} US dollars, which is no sum: the estimate counts.`;
}
