import { ProviderError } from '../../providers/provider-error.ts';

export const NAME = 'elevenlabs';

/** Of a line that is found wrong before it is sent. */
export function invalid(what: string): ProviderError {
  return new ProviderError('provider/invalid-request', `${NAME}: ${what}`, {
    retryable: false,
    submitted: 'no',
    hint: 'Correct it in the film: a mistake there would be paid for.',
  });
}
