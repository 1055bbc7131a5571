import { ProviderError } from '../../providers/provider-error.ts';

/** Of a request that is found wrong before it is sent. */
export function invalid(what: string): ProviderError {
  return new ProviderError('provider/invalid-request', `vertex-ai ${what}`, {
    retryable: false,
    submitted: 'no',
    hint: 'Correct it in the film: a mistake there would be paid for.',
  });
}
