import { isProviderError, type ProviderError } from '../../providers/provider-error.ts';
import type { JobProvider } from '../../providers/job-provider.ts';
import type { FailedOutcome, Operation, ProviderCall } from '../../providers/video-provider.ts';
import type { Made } from './job.ts';
import type { Awaited } from './wait-for.ts';

/**
 * Gives a job up for good, for another that the user asks for by name. One that still runs is
 * cancelled where the service can: nobody will fetch what it makes. Nowhere else is a job cancelled, since
 * a later run goes on with it.
 */
export async function giveUp<Result extends Made>(
  { provider, order }: Pick<Awaited<Result>, 'provider' | 'order'>,
  operation: Operation,
  call: ProviderCall,
  { error, isRunning }: { readonly error: ProviderError; readonly isRunning: boolean },
): Promise<FailedOutcome> {
  const { code, message } = error;
  const end = isRunning ? await cancel(provider, operation, call) : '';
  const reason = `${message}${end}`;
  order.onGivenUp(reason);
  return { kind: 'failed', code, reason, charged: 'unknown' };
}

/** Asks once: to cancel is a courtesy to the user's purse, and what may be charged is told. */
export async function cancel<Request>(
  provider: Pick<JobProvider<Request>, 'cancel'>,
  operation: Operation,
  call: ProviderCall,
): Promise<string> {
  if (provider.cancel === undefined) return '; it can’t be cancelled there, and may be charged';
  try {
    await provider.cancel(operation, call);
    return '; it is cancelled, and may be charged all the same';
  } catch (error) {
    if (!isProviderError(error)) throw error;
    return `; it could not be cancelled (${error.message}), and may be charged`;
  }
}
