import { type Spending, spendingOf } from './budget.ts';
import { type Charge, dayOf, usdOf } from './charge.ts';
import { countable, round } from './round.ts';

/** What some jobs have cost, in US dollars. */
export interface Costs {
  /** All but those that came to nothing and cost nothing. */
  readonly jobs: number;
  /** As the providers say, or else as estimated. */
  readonly spentUsd: number;
  /** As estimated: what runs, and what nobody knows the outcome of. */
  readonly possibleUsd: number;
  /** Jobs at prices that nobody knows: the amounts are without them. */
  readonly unpricedJobs: number;
  /** Of what was spent or may have been: of which the film has nothing. */
  readonly wastedUsd: {
    /** Jobs that failed, were refused, or were made for a take that never came about. */
    readonly failed: number;
    /** Takes and keyframes that are kept, and not shown. */
    readonly superseded: number;
  };
}

export interface CostTables {
  readonly byProvider: readonly (Costs & { readonly provider: string | null })[];
  readonly byModel: readonly (Costs & {
    readonly provider: string | null;
    readonly model: string | null;
  })[];
  /** Of the claim, in UTC; null for claims that don’t say when. */
  readonly byDay: readonly (Costs & { readonly day: string | null })[];
  /** Keyframes count for the shot that ends in them. */
  readonly byShot: readonly (Costs & { readonly shot: string | null })[];
}

export function costsOf(charges: readonly Charge[]): Costs {
  const { charged, possible, unpriced } = spendingOf(charges);
  return {
    jobs: charges.filter(({ money }) => money.kind !== 'free').length,
    spentUsd: charged,
    possibleUsd: possible,
    unpricedJobs: unpriced,
    wastedUsd: {
      failed: allOf(spendingOf(charges.filter(({ use }) => use === 'lost'))),
      superseded: allOf(spendingOf(charges.filter(({ use }) => use === 'superseded'))),
    },
  };
}

function allOf({ charged, possible }: Spending): number {
  return round(charged + possible);
}

/** The same by who was asked, when, and for what; those that cost most first, days in their order. */
export function costTablesOf(charges: readonly Charge[]): CostTables {
  return {
    byProvider: dearestFirst(groups(charges, ({ provider = null }) => ({ provider }))),
    byModel: dearestFirst(
      groups(charges, ({ provider = null, model = null }) => ({ provider, model })),
    ),
    byDay: groups(charges, ({ at }) => ({ day: at === undefined ? null : dayOf(at) })).toSorted(
      (a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : 1),
    ),
    byShot: groups(charges, ({ subject }) => ({ shot: subject?.shot ?? null })),
  };
}

function groups<Key extends Readonly<Record<string, string | null>>>(
  charges: readonly Charge[],
  keyOf: (charge: Charge) => Key,
): readonly (Key & Costs)[] {
  const grouped = new Map<string, { readonly key: Key; readonly charges: Charge[] }>();
  for (const charge of charges) {
    if (charge.money.kind === 'free') continue;
    const key = keyOf(charge);
    const name = JSON.stringify(key);
    const group = grouped.get(name) ?? { key, charges: [] };
    group.charges.push(charge);
    grouped.set(name, group);
  }
  return [...grouped.values()].map((group) => ({ ...group.key, ...costsOf(group.charges) }));
}

function dearestFirst<Row extends Costs>(rows: readonly Row[]): readonly Row[] {
  const cost = ({ spentUsd, possibleUsd }: Row): number => spentUsd + possibleUsd;
  return rows.toSorted((a, b) => cost(b) - cost(a));
}

/** Those claimed on a day or later; one that doesn’t say when may be, and is left in. */
export function since(charges: readonly Charge[], day: string): readonly Charge[] {
  return charges.filter(({ at }) => at === undefined || dayOf(at) >= day);
}

/** What a second that is shown has cost, with all that was wasted; undefined where nothing is shown. */
export function usdPerSecond(charges: readonly Charge[], seconds: number): number | undefined {
  if (seconds === 0) return undefined;
  const known = charges.map(({ money }) => usdOf(money) ?? 0);
  return countable(known.reduce((sum, usd) => sum + usd, 0) / seconds);
}
