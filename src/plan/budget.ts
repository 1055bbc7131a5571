import type { ShotId } from '../film/ids.ts';
import type { Cost } from './call-sheet.ts';
import { type Charge, usdOf } from './charge.ts';
import { round } from './round.ts';

/** US dollars. */
export type BudgetVerdict =
  | { readonly kind: 'kept' }
  | { readonly kind: 'passed'; readonly needed: number }
  /** Nobody knows what these cost, so nobody can promise to keep a cap. */
  | { readonly kind: 'unknown'; readonly names: readonly string[] };

/** Something that is to be paid for: a shot, a keyframe, or a line. */
export interface Purchase {
  readonly name: string;
  /** Of what is still to be submitted for it. */
  readonly cost: Pick<Cost, 'usd'>;
}

/** The name of a keyframe as a purchase. */
export function keyframePurchase(ends: ShotId): string {
  return `the keyframe of ${ends}`;
}

/** The name of a line as a purchase. */
export function linePurchase({
  shot,
  line,
}: {
  readonly shot: ShotId;
  /** Its place among the lines of its shot, from 0. */
  readonly line: number;
}): string {
  return `line ${line + 1} of ${shot}`;
}

/** What some charges come to. */
export interface Spending {
  /** US dollars that were charged: as the providers say, or else as estimated. */
  readonly charged: number;
  /** That may be charged, as estimated: what runs, and what nobody knows the outcome of. */
  readonly possible: number;
  /** Charges at prices that nobody knows, charged or possible. */
  readonly unpriced: number;
}

export function spendingOf(charges: readonly Charge[]): Spending {
  const spending = { charged: 0, possible: 0, unpriced: 0 };
  for (const { money } of charges) {
    if (money.kind === 'free') continue;
    const usd = usdOf(money);
    if (usd === null) spending.unpriced += 1;
    else spending[money.kind] = round(spending[money.kind] + usd);
  }
  return spending;
}

/** Whether what is to be made, with what was spent already, stays within a cap. */
export function judgeBudget(
  capUsd: number | undefined,
  toMake: readonly Purchase[],
  spentUsd: number,
): BudgetVerdict {
  if (capUsd === undefined) return { kind: 'kept' };
  const unknown = toMake.filter(({ cost }) => cost.usd === null);
  if (unknown.length > 0) return { kind: 'unknown', names: unknown.map(({ name }) => name) };
  const needed = round(toMake.reduce((sum, { cost }) => sum + (cost.usd ?? 0), 0));
  // What is free may be made even where too much was spent before.
  if (needed === 0 || round(spentUsd + needed) <= capUsd) return { kind: 'kept' };
  return { kind: 'passed', needed };
}

/**
 * What is still to be submitted of a job, in US dollars; null where nobody knows. What an earlier run
 * has submitted is followed to its end, and counts among the charges.
 *
 * @param charges of that job.
 * @param resubmit whether the user asks for it by name: then one that was refused is asked again.
 */
export function stillToPay(
  charges: readonly Charge[],
  usd: number | null,
  resubmit: boolean,
): number | null {
  const last = charges.at(-1)?.ending;
  const isSubmitted = last === 'open' || last === 'made' || (last === 'refused' && !resubmit);
  return isSubmitted ? 0 : usd;
}
