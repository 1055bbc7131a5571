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
