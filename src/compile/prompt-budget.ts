import type { Dialect } from '../providers/capabilities.ts';
import type { Clause } from './sentence.ts';

/**
 * Which clauses must go so that a prompt fits what a model reads: the least important first, and of
 * equals the later one first. The most important clause always stays.
 */
export function chooseDropped(
  clauses: readonly Clause[],
  budget: NonNullable<Dialect['budget']>,
): ReadonlySet<Clause> {
  const dropped = new Set<Clause>();
  const costs = clauses.map((each) => measureText(each.text, budget.unit) + JOINT_COST);
  let total = costs.reduce((sum, cost) => sum + cost, 0);
  const order = clauses
    .map((_, index) => index)
    .toSorted((left, right) => {
      return (clauses[left]?.importance ?? 0) - (clauses[right]?.importance ?? 0) || right - left;
    });
  for (const index of order.slice(0, -1)) {
    if (total <= budget.max) break;
    const each = clauses[index];
    if (each === undefined) continue;
    dropped.add(each);
    total -= costs[index] ?? 0;
  }
  return dropped;
}

/** The words between clauses: ` and `, or a full stop and a blank line, at their longest. */
const JOINT_COST = 5;

/** The length of a text in characters, or an estimate of its tokens that errs on the long side. */
export function measureText(text: string, unit: 'characters' | 'tokens'): number {
  return unit === 'characters' ? text.length : estimateTokens(text);
}

/**
 * Common English words are one token in the vocabularies of text encoders (CLIP, T5), long ones a
 * few, digits and marks one each; two more mark the beginning and the end.
 */
function estimateTokens(text: string): number {
  let tokens = 2;
  for (const [piece] of text.matchAll(/\p{L}+|\S/gu)) tokens += Math.ceil(piece.length / 7);
  return tokens;
}

/** As much of a text as fits, ending with a whole word. */
export function cutToFit(text: string, budget: NonNullable<Dialect['budget']>): string {
  let kept = '';
  for (const [piece] of text.matchAll(/\S+\s*/gu)) {
    if (measureText(kept + piece.trimEnd(), budget.unit) > budget.max) break;
    kept += piece;
  }
  return kept.trimEnd();
}
