import { ProviderError } from './provider-error.ts';

/** Of providers whose `start` ends the job, and hands out no operation: never told in a run. */
export function noOperations(name: string): ProviderError {
  return new ProviderError('provider/failed', `${name} has no running operations to ask for.`, {
    retryable: false,
    submitted: 'no',
  });
}
