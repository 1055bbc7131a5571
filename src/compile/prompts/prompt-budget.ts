import type { Dialect } from '../../providers/capabilities.ts';
import type { Clause } from './sentence.ts';

/** A clause as it would be written, and how much it counts. */
export interface Weighed {
  readonly clause: Clause;
  readonly text: string;
}

/**
 * Which clauses must go so that a prompt fits what a model reads: the least important first, and of
 * equals the later one first. The most important clause always stays. `fits` measures the rest.
 */
export function chooseDropped(
  weighed: readonly Weighed[],
  budget: PromptBudget,
  fits: (dropped: ReadonlySet<Clause>) => boolean,
): ReadonlySet<Clause> {
  const dropped = new Set<Clause>();
  let total = 0;
  const costs = weighed.map(({ text }) => {
    const cost = measureText(text, budget.unit) + JOINT_COSTS[budget.unit];
    total += cost;
    return cost;
  });
  const order = weighed
    .map((_, index) => index)
    .toSorted((left, right) => {
      const apart = importanceAt(weighed, left) - importanceAt(weighed, right);
      return apart === 0 ? right - left : apart;
    });
  for (const index of order.slice(0, -1)) {
    if (total <= budget.max && fits(dropped)) break;
    const each = weighed[index];
    if (each === undefined) continue;
    dropped.add(each.clause);
    total -= costs[index] ?? 0;
  }
  return dropped;
}

export type PromptBudget = NonNullable<Dialect['budget']>;

/** What joins two clauses, at the least: a comma and a blank. */
const JOINT_COSTS = { characters: 2, tokens: 1 } as const;

function importanceAt(weighed: readonly Weighed[], index: number): number {
  return weighed[index]?.clause.importance ?? 0;
}

/** The length of a text in characters, or an estimate of its tokens that errs on the long side. */
export function measureText(text: string, unit: 'characters' | 'tokens'): number {
  return unit === 'characters' ? text.length : estimateTokens(text);
}

/**
 * Common English words are one token in the vocabularies of text encoders (CLIP, T5), long ones a
 * few, digits and marks one each. Counted by hand, for it is done for every prompt.
 */
function estimateTokens(text: string): number {
  let tokens = 0;
  let letters = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isLetter(code)) {
      if (letters % LETTERS_PER_TOKEN === 0) tokens += 1;
      letters += 1;
    } else {
      letters = 0;
      if (code > 32) tokens += 1;
    }
  }
  return tokens;
}

const LETTERS_PER_TOKEN = 7;

/** Latin, Greek and Cyrillic; of other scripts a character is a token by itself. */
function isLetter(code: number): boolean {
  const lower = code | 32;
  return (lower >= 97 && lower <= 122) || (code >= 0xc0 && code < 0x530);
}

/** As much of a text as fits, ending with a whole word. */
export function cutToFit(text: string, budget: PromptBudget): string {
  let kept = '';
  for (const [piece] of text.matchAll(/\S+\s*/gu)) {
    if (measureText(kept + piece.trimEnd(), budget.unit) > budget.max) break;
    kept += piece;
  }
  return kept.trimEnd();
}
