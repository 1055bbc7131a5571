import { parseBaseUrl, urlBelow } from '../../providers/http/base-url.ts';
import type { ProviderAccess } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { VideoProvider } from '../../providers/video-provider.ts';
import { videosProvider } from '../../providers/openai-videos/provider.ts';

export function createProvider(name: string, keyName: string): VideoProvider {
  return videosProvider({
    name,
    url: (access, segments) => urlBelow(baseOf(access, name), segments),
    headers: (access) => {
      const key = access.secret(keyName);
      return key === undefined ? {} : { authorization: `Bearer ${key}` };
    },
  });
}

function baseOf(access: ProviderAccess, name: string): URL {
  const written = access.setting('baseUrl');
  if (written !== undefined) return parseBaseUrl(written, 'OPENAI_BASE_URL');
  throw new ProviderError('provider/credentials', `${name} needs OPENAI_BASE_URL`, {
    retryable: false,
    submitted: 'no',
    hint: 'Set it to where the server is, e.g. http://localhost:8000/v1.',
  });
}
