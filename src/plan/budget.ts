import type { Cost } from './call-sheet.ts';
import type { TakeLibrary } from './take-record.ts';
import { round } from './totals.ts';

/** US dollars. */
export type BudgetVerdict =
  | { readonly kind: 'kept' }
  | { readonly kind: 'passed'; readonly spent: number; readonly needed: number }
  /** Nobody knows what these cost, so nobody can promise to keep a cap. */
  | { readonly kind: 'unknown'; readonly names: readonly string[] };

/** Something that is to be paid for: a shot, or a keyframe. */
export interface Purchase {
  readonly name: string;
  readonly cost: Cost;
}

/** Whether what is to be made, with what was paid for already, stays within a cap. */
export function judgeBudget(
  capUsd: number | undefined,
  toMake: readonly Purchase[],
  library: TakeLibrary,
): BudgetVerdict {
  if (capUsd === undefined) return { kind: 'kept' };
  const unknown = toMake.filter(({ cost }) => cost.usd === null);
  if (unknown.length > 0) return { kind: 'unknown', names: unknown.map(({ name }) => name) };
  const spent = spentOn(library);
  const needed = round(toMake.reduce((sum, { cost }) => sum + (cost.usd ?? 0), 0));
  // What is free may be made even where too much was spent before.
  if (needed === 0 || round(spent + needed) <= capUsd) return { kind: 'kept' };
  return { kind: 'passed', spent, needed };
}

/**
 * What a cap leaves after all that was spent and is planned to be; undefined where there is no cap.
 * Only of a plan whose verdict is `kept`.
 */
export function spareOf(
  capUsd: number | undefined,
  toMake: readonly Pick<Purchase, 'cost'>[],
  library: TakeLibrary,
): number | undefined {
  if (capUsd === undefined) return undefined;
  const planned = toMake.reduce((sum, { cost }) => sum + (cost.usd ?? 0), 0);
  return round(Math.max(0, capUsd - spentOn(library) - planned));
}

/** What takes and keyframes have cost; as estimated, where the provider does not say. */
export function spentOn({ takes, keyframes }: TakeLibrary): number {
  const records = [...Object.values(takes), ...Object.values(keyframes)].flat();
  const costs = records.map(({ cost }) => cost.actualUsd ?? cost.estimatedUsd ?? 0);
  return round(costs.reduce((sum, usd) => sum + usd, 0));
}
