import { parseBaseUrl, urlBelow } from '../../providers/http/base-url.ts';
import type { ProviderAccess } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';

const API = ['openai', 'v1'];

/** The address of a path below the API, `['videos', id]`. */
export function urlAt(access: ProviderAccess, segments: readonly string[]): string {
  const base = endpointOf(access);
  const below = /\/openai\/v1\/*$/.test(base.pathname) ? segments : [...API, ...segments];
  return urlBelow(base, below, { 'api-version': access.setting('apiVersion') ?? 'preview' });
}

function endpointOf(access: ProviderAccess): URL {
  const written = access.setting('baseUrl');
  if (written !== undefined) return parseBaseUrl(written, 'AZURE_OPENAI_ENDPOINT');
  throw new ProviderError('provider/credentials', 'azure-openai needs AZURE_OPENAI_ENDPOINT', {
    retryable: false,
    submitted: 'no',
    hint: 'Set it to the address of the resource or gateway.',
  });
}
