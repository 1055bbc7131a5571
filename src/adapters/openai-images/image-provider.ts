import { parseBaseUrl, urlBelow } from '../../providers/http/base-url.ts';
import type { ImageProvider } from '../../providers/image-provider.ts';
import { imagesProvider } from '../../providers/openai-images/provider.ts';
import type { ProviderAccess } from '../../providers/provider-call.ts';
import { isOpenAiModel } from './image-model.ts';

const OPENAI = 'https://api.openai.com/v1';

export function createImageProvider(): ImageProvider {
  return imagesProvider({
    name: 'openai-images',
    url: (access, segments) => urlBelow(serverOf(access).url, segments),
    headers(access) {
      const { key } = serverOf(access);
      return key === undefined ? {} : { authorization: `Bearer ${key}` };
    },
    asksForBytes: (model) => !isOpenAiModel(model),
  });
}

/** Each address with its own key: neither is sent to the other. */
function serverOf(access: ProviderAccess): { readonly url: URL; readonly key: string | undefined } {
  const own = access.setting('imagesUrl');
  if (own !== undefined) {
    const url = parseBaseUrl(own, 'OPENAI_IMAGES_BASE_URL');
    return { url, key: access.secret('OPENAI_IMAGES_API_KEY') };
  }
  const url = parseBaseUrl(access.setting('baseUrl') ?? OPENAI, 'OPENAI_BASE_URL');
  return { url, key: access.secret('OPENAI_API_KEY') };
}
