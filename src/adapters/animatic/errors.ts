import { ProviderError } from '../../providers/provider-error.ts';

export function missingStaging(): ProviderError {
  return new ProviderError(
    'provider/failed',
    'The animatic draws a staging, and the request has none.',
    {
      retryable: false,
      submitted: 'no',
      hint: 'Compile the shot for a model with the capability `staging`.',
    },
  );
}

/** Never told in a run: `start` completes at once and hands out no operation. */
export function noOperations(): ProviderError {
  return new ProviderError(
    'provider/failed',
    'The animatic has no running operations to ask for.',
    {
      retryable: false,
      submitted: 'no',
    },
  );
}
