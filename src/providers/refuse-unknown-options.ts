import type { JsonObject } from '../film/json.ts';
import { ProviderError } from './provider-error.ts';

/**
 * An option that a provider does not know: a typing error would otherwise pass unnoticed, and be paid
 * for.
 *
 * @throws ProviderError `provider/invalid-request`
 */
export function refuseUnknownOptions(
  provider: string,
  options: JsonObject,
  known: readonly string[],
): void {
  const unknown = Object.keys(options).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const message = `${provider} has no option ${unknown.join(', ')}`;
  throw new ProviderError('provider/invalid-request', message, {
    retryable: false,
    submitted: 'no',
    hint: 'Correct it in the film: a mistake there would be paid for.',
  });
}
