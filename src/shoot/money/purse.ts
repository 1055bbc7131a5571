import type { StudioError } from '../../diagnostics/studio-error.ts';
import { dollars } from '../../film/dollars.ts';
import { type Purchase, spendingOf, stillToPay } from '../../plan/budget.ts';
import { type Charge, moneyOf, type RecordedEnd, usdOf } from '../../plan/charge.ts';
import { round } from '../../plan/round.ts';
import { sumOf } from '../../plan/totals.ts';
import { budgetPassed, unknownPrice } from './budget-error.ts';

/** A job that is to be made, whether or not an earlier run has submitted it. */
export interface PricedJob {
  readonly name: string;
  /** What it should cost, in US dollars; null where nobody knows. */
  readonly usd: number | null;
  /** The user asks for it by name: one that was refused is asked again. */
  readonly resubmit: boolean;
}

/** One submission that is paid for. */
export interface PaidJob extends Pick<PricedJob, 'name' | 'usd'> {
  /** Which submission of the job this is, from 1. */
  readonly round: number;
  /** The shot or keyframe that it is for. */
  readonly purchase: string;
}

/**
 * The money of one run. Before each submission its price is reserved, and it is settled when it is known
 * what it came to: what was charged counts, what may be charged counts as estimated. So the cap holds
 * however many shots are in the works, unless a provider charges more than it said; then nothing is
 * submitted any more that would pass it.
 */
export interface Purse {
  /**
   * @returns the line of a book that others share, where there is one, to be claimed with.
   * @throws StudioError `budget/…` where it would pass a cap; nothing is reserved then.
   */
  reserve(job: PaidJob): Promise<string | undefined>;
  /** Told how a job ended, as it is recorded; an end that an earlier run recorded counts once. */
  settle(job: PaidJob, end: RecordedEnd): Promise<void>;
  /**
   * Sets money aside for another way to make a shot, in place of what was set aside for it. Of its jobs,
   * those that an earlier run has submitted are paid for. False where the rest doesn’t fit beside
   * what the plan still needs: then nothing is changed.
   */
  earmark(purchase: string, jobs: readonly PricedJob[]): boolean;
  /** Nothing more is submitted for it: what is left of its money is free for others. */
  close(purchase: string): void;
}

/** A cap on what a film may cost. */
export interface FilmCap {
  /** US dollars. */
  readonly usd: number;
  /** How to raise it. */
  readonly hint: string;
}

/** A cap against which other films count too, which others may be rendering just now. */
export interface SharedCap {
  /** Whether so much fits, as far as is known. */
  fits(usd: number): boolean;
  /**
   * Written down for all to see.
   *
   * @returns the id of what was written.
   * @throws StudioError `budget/passed` where it does not fit.
   */
  reserve(asked: {
    /** Of the submission. */
    readonly key: string;
    readonly usd: number;
    /** What the plan needs, where it must fit beside that. */
    readonly besides: number;
  }): Promise<string>;
  settle(key: string, usd: number): Promise<void>;
}

export interface PurseContents {
  readonly cap?: FilmCap;
  readonly shared?: SharedCap;
  /** All that was claimed for the film before. */
  readonly charges: readonly Charge[];
  /** What the run is going to submit: its money is set aside. */
  readonly toMake: readonly Purchase[];
  /** Why nothing may be submitted that costs anything. */
  readonly refusal?: StudioError;
}

export function openPurse({ cap, shared, charges, toMake, refusal }: PurseContents): Purse {
  /** What counts, by the submission. */
  const counted = new Map(
    charges.map((charge) => [keyOf(charge.job, charge.round), usdOf(charge.money) ?? 0]),
  );
  /** For what is planned and not submitted yet. */
  const aside = new Map(toMake.map(({ name, cost }) => [name, cost.usd ?? 0]));
  /** What each submission that is not settled yet was given of it. */
  const drawn = new Map(
    charges
      .filter(({ ending }) => ending === 'open')
      .map((charge) => [keyOf(charge.job, charge.round), usdOf(charge.money) ?? 0]),
  );
  const { charged, possible } = spendingOf(charges);
  let spent = charged + possible;

  const count = (key: string, usd: number): void => {
    spent = round(spent + usd - (counted.get(key) ?? 0));
    counted.set(key, usd);
  };
  /** What the plan needs besides, where more is asked for than was set aside. */
  const besides = (purchase: string, usd: number): number => {
    const own = aside.get(purchase) ?? 0;
    if (usd <= own) return 0;
    return round([...aside.values()].reduce((sum, each) => sum + each, 0) - own);
  };
  const isCapped = cap !== undefined || shared !== undefined;
  const fits = (usd: number): boolean => cap === undefined || round(spent + usd) <= cap.usd;

  return {
    async reserve({ name, round: number, purchase, usd }) {
      if (usd === 0) return undefined;
      if (refusal !== undefined) throw refusal;
      if (usd === null) {
        if (isCapped) throw unknownPrice([purchase]);
        return undefined;
      }
      const others = besides(purchase, usd);
      if (cap !== undefined && !fits(usd + others)) {
        throw budgetPassed({
          needed: usd,
          spent: `${dollars(spent)} that were spent or are under way${planText(others)}`,
          allowed: `${dollars(cap.usd)} are allowed`,
          hint: cap.hint,
        });
      }
      const key = keyOf(name, number);
      const own = aside.get(purchase) ?? 0;
      aside.set(purchase, Math.max(0, round(own - usd)));
      drawn.set(key, Math.min(own, usd));
      count(key, usd);
      try {
        return await shared?.reserve({ key, usd, besides: others });
      } catch (error) {
        count(key, 0);
        aside.set(purchase, own);
        throw error;
      }
    },

    async settle({ name, round: number, purchase, usd }, end) {
      const key = keyOf(name, number);
      if (counted.has(key) && !drawn.has(key)) return;
      const estimate = counted.get(key) ?? 0;
      // Old claims say no price.
      const money = moneyOf(end, estimate > 0 ? estimate : usd);
      const usdSpent = usdOf(money) ?? 0;
      count(key, usdSpent);
      const given = drawn.get(key) ?? 0;
      drawn.delete(key);
      // The next try is paid for in its place.
      if (money.kind === 'free') aside.set(purchase, round((aside.get(purchase) ?? 0) + given));
      await shared?.settle(key, usdSpent);
    },

    earmark(purchase, jobs) {
      const rest = sumOf(
        jobs.map(({ name, usd, resubmit }) => {
          const submitted = charges.filter(({ job }) => job === name);
          return stillToPay(submitted, usd, resubmit);
        }),
      );
      if (rest === null) return !isCapped;
      if (rest > 0) {
        if (refusal !== undefined) return false;
        const needed = rest + besides(purchase, rest);
        if (!fits(needed) || shared?.fits(needed) === false) return false;
      }
      aside.set(purchase, rest);
      return true;
    },

    close(purchase) {
      aside.delete(purchase);
    },
  };
}

function planText(usd: number): string {
  return usd === 0 ? '' : ` and ${dollars(usd)} that the plan still needs`;
}

/** Of one submission. */
export function keyOf(name: string, number: number): string {
  return `${name}#${number}`;
}
