import { ProviderError } from '../../providers/provider-error.ts';

export function credentialsError(message: string, hint: string, cause?: unknown): ProviderError {
  return new ProviderError('provider/credentials', message, {
    retryable: false,
    submitted: 'no',
    hint,
    ...(cause !== undefined && { cause }),
  });
}
