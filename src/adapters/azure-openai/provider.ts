import { parseBaseUrl, urlBelow } from '../../providers/http/base-url.ts';
import { needSecret } from '../../providers/http/need.ts';
import type { ProviderAccess } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import { videosProvider } from '../../providers/openai-videos/provider.ts';
import type { VideoProvider } from '../../providers/video-provider.ts';

const API = ['openai', 'v1'];

export function createProvider(): VideoProvider {
  const videos = videosProvider({
    name: 'azure-openai',
    url: (access, segments) => {
      const base = endpointOf(access);
      const below = /\/openai\/v1\/*$/.test(base.pathname) ? segments : [...API, ...segments];
      return urlBelow(base, below, { 'api-version': access.setting('apiVersion') ?? 'preview' });
    },
    headers: (access) => ({ 'api-key': needSecret(access, 'AZURE_OPENAI_API_KEY') }),
  });
  return {
    ...videos,
    // What OpenAI calls a model, Azure calls by the name of its deployment.
    start: (request, call) =>
      videos.start({ ...request, model: call.setting('deployment') ?? request.model }, call),
  };
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
