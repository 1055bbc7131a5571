import type { CompiledShot } from '../compile/compiled-shot.ts';
import { isStudioError } from '../diagnostics/studio-error.ts';
import type { ShotId } from '../film/ids.ts';
import { isProviderError, type ProviderErrorCode } from '../providers/provider-error.ts';

/** The next provider of a shot's chain, or why it may not be asked. */
export type Fallback =
  | { readonly kind: 'shot'; readonly compiled: CompiledShot }
  | { readonly kind: 'not-allowed'; readonly provider: string; readonly reason: string };

/** @param tried the providers that could not make it, in order. */
export type FindFallback = (
  shot: ShotId,
  tried: readonly string[],
) => Promise<Fallback | undefined>;

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
