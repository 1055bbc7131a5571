import { ProviderError } from './provider-error.ts';

/**
 * The id of a job as somebody copied it from a service’s console.
 *
 * @throws ProviderError `provider/invalid-request` where it can be none.
 */
export function jobId(service: string, written: string): string {
  const id = written.trim();
  if (/^[\w.:/@+=-]{1,512}$/.test(id)) return id;
  throw noJobId(service, 'Write it as its console shows it.');
}

export function noJobId(service: string, hint: string): ProviderError {
  return new ProviderError('provider/invalid-request', `this is no id of a job of ${service}`, {
    retryable: false,
    submitted: 'no',
    hint,
  });
}
