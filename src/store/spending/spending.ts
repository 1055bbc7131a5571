import { round } from '../../plan/round.ts';

export const SPENDING_SCHEMA = 'ministudio/spending@1';

/** One line of the book of what all films of a configuration spend. */
export type SpendingEntry =
  | { readonly kind: 'opened'; readonly schema: typeof SPENDING_SCHEMA }
  | ReservedEntry
  /** What a reservation has come to, in US dollars. */
  | { readonly kind: 'settled'; readonly id: string; readonly at: number; readonly usd: number };

export interface ReservedEntry {
  readonly kind: 'reserved';
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly film: string;
  /** Tells ledgers of one film apart, where one was removed. */
  readonly ledger?: number;
  /** The submission, as the film’s ledger has it. */
  readonly job: string;
  /** US dollars. */
  readonly usd: number;
  /** What else must fit beside it. */
  readonly besides?: number;
  /** What the month may cost by the configuration of who writes; without it, it counts in any case. */
  readonly cap?: number;
}

/** A reservation that counts, and what it counts for. */
export interface Reservation extends ReservedEntry {
  readonly isSettled: boolean;
}

/**
 * What the lines of a book come to. A reservation counts where it fitted when it was written, judged by the lines
 * before it alone: whoever reads the book comes to the same, so that two who write at once need no
 * lock. The one whose line stands later knows of the other’s.
 */
export class Spending {
  readonly #reservations = new Map<string, Reservation>();
  readonly #ofMonth = new Map<string, number>();

  add(entry: SpendingEntry): void {
    if (entry.kind === 'reserved') {
      const { id, at, usd, besides = 0, cap } = entry;
      // A line that stands there twice counts once.
      if (this.#reservations.has(id)) return;
      if (cap !== undefined && round(this.spentUsd(at) + usd + besides) > cap) return;
      this.#reservations.set(id, { ...entry, isSettled: false });
      this.#count(at, usd);
    }
    if (entry.kind === 'settled') {
      const reservation = this.#reservations.get(entry.id);
      if (reservation === undefined) return;
      this.#reservations.set(entry.id, { ...reservation, usd: entry.usd, isSettled: true });
      this.#count(reservation.at, entry.usd - reservation.usd);
    }
  }

  #count(at: number, usd: number): void {
    const month = monthOf(at);
    this.#ofMonth.set(month, round((this.#ofMonth.get(month) ?? 0) + usd));
  }

  /**
   * What counts in the month of that time. Months that are still to come count in it as well: they were
   * written by a clock that ran ahead, and that money is spent all the same.
   */
  spentUsd(at: number): number {
    const month = monthOf(at);
    const counting = [...this.#ofMonth].filter(([each]) => each >= month);
    return round(counting.reduce((sum, [, usd]) => sum + usd, 0));
  }

  reservation(id: string): Reservation | undefined {
    return this.#reservations.get(id);
  }

  /** Those of a film whose end is not known. */
  openOf(film: string): readonly Reservation[] {
    return [...this.#reservations.values()].filter((each) => each.film === film && !each.isSettled);
  }
}

/** `2026-11`, in UTC: the same for everybody who shares a book. */
export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}
