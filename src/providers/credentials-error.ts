import { ProviderError } from './provider-error.ts';

/** What is asked with is missing, or can't be used: nothing was submitted. */
export function credentialsError(message: string, hint: string, cause?: unknown): ProviderError {
  return new ProviderError('provider/credentials', message, {
    retryable: false,
    submitted: 'no',
    hint,
    ...(cause !== undefined && { cause }),
  });
}
