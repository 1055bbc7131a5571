import type { CompiledShot } from '../../compile/compiled-shot.ts';
import { isStudioError } from '../../diagnostics/studio-error.ts';
import type { ShotId } from '../../film/ids.ts';
import { isProviderError, type ProviderErrorCode } from '../../providers/provider-error.ts';
import type { PricedJob } from '../money/purse.ts';

/**
 * What may be asked next for a shot: of the next provider of its chain, or why not. `prices` are what
 * its segments should cost, in US dollars; null where nobody knows.
 */
export type Fallback =
  | { readonly kind: 'shot'; readonly compiled: CompiledShot; readonly prices: Prices }
  /** The same provider again, by the film's `safe_alternative`. */
  | { readonly kind: 'reworded'; readonly compiled: CompiledShot; readonly prices: Prices }
  | { readonly kind: 'not-allowed'; readonly provider: string; readonly reason: string };

type Prices = readonly (number | null)[];

/** Another way to make a shot. */
export type OtherWay = Exclude<Fallback, { readonly kind: 'not-allowed' }>;

/** A way in which an earlier run has asked for a shot. */
export type BegunOtherwise =
  | OtherWay
  /** That run planned it so, by flags or by the film as it was: the take is one of that plan. */
  | {
      readonly kind: 'planned';
      readonly compiled: CompiledShot;
      readonly prices: Prices;
      readonly adapterVersion: number;
    };

export type FindFallback = (shot: ShotId, past: Attempts) => Promise<Fallback | undefined>;

/** Of all other ways to make a shot, one in which an earlier run has asked for it. */
export type FindWay = (shot: ShotId, begun: Begun) => Promise<BegunOtherwise | undefined>;

export interface Begun {
  /** Who was asked, also where the film names them no more. */
  readonly providers: readonly string[];
  /** Whether it was asked for so, in the place of what was planned, or as what was planned then. */
  readonly isAskedSo: (
    compiled: CompiledShot,
    adapterVersion: number,
  ) => 'instead' | 'planned' | undefined;
  /** What is submitted for it by a way, whether or not it was before. */
  readonly jobsOf: (way: BegunOtherwise) => readonly PricedJob[];
}

/** What was tried in vain. */
export interface Attempts {
  /** The providers that could not make it, in order. */
  readonly tried: readonly string[];
  /** The last of them refused it, and may have charged for that; else it took no job. */
  readonly refused: boolean;
  /** The shot's `safe_alternative` was asked for already. */
  readonly reworded: boolean;
  /** What is submitted for the shot by a way, whether or not it was before. */
  readonly jobsOf: (way: OtherWay) => readonly PricedJob[];
}

/** Reasons of a service to take no job, for which another service may well take it. */
const ELSEWHERE: readonly ProviderErrorCode[] = [
  'provider/credentials',
  'provider/quota',
  'provider/rate-limited',
  'provider/overloaded',
  'provider/unreachable',
];

/**
 * Whether another provider may be asked after this: only where it is certain that this one has no
 * job of ours. Never where the outcome is unknown, or the job is under way.
 */
export function mayGoElsewhere(error: unknown): boolean {
  if (isProviderError(error)) return error.submitted === 'no' && ELSEWHERE.includes(error.code);
  return isStudioError(error) && error.code === 'provider/refused';
}
