import { ProviderError } from '../../providers/provider-error.ts';

export const NAME = 'google-tts';

/** Of a line that is found wrong before it is sent. */
export function invalid(what: string): ProviderError {
  return new ProviderError('provider/invalid-request', `${NAME}: ${what}`, {
    retryable: false,
    submitted: 'no',
    hint: `\`ministudio providers show ${NAME}\` tells what its models and voices can do.`,
  });
}
