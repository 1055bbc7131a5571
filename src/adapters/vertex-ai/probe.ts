import { exchange } from '../../providers/http/exchange.ts';
import type { HttpRequest } from '../../providers/http/http.ts';
import type { ProviderAccess, ProviderCall } from '../../providers/provider-call.ts';
import { imagePlaceOf, modelUrl, placeOf, publishedModelUrl } from './endpoint.ts';
import { judge } from './errors.ts';
import { imageModels } from './image-model.ts';
import { models } from './model.ts';
import type { Authorization, Authorize } from '../../providers/google/token.ts';

/** Asks what costs nothing, to see whether the credentials work. @throws ProviderError */
export async function probe(
  access: ProviderAccess & Pick<ProviderCall, 'signal'>,
  authorize: Authorize,
): Promise<void> {
  const { headers, ...asking } = await authorize(access);
  await exchange(access, {
    service: 'vertex-ai',
    paid: false,
    request: asking.isKey
      ? countRequest(access, headers, asking)
      : publishedRequest(access, headers, asking),
    read: () => undefined,
    judge,
  });
}

type Headers = Authorization['headers'];
type Asking = Omit<Authorization, 'headers'>;

function publishedRequest(access: ProviderAccess, headers: Headers, asking: Asking): HttpRequest {
  const place = placeOf(access, models[0]!.id, asking);
  return {
    method: 'GET',
    url: publishedModelUrl(access, place),
    headers: { 'x-goog-user-project': place.project!, ...headers },
  };
}

/** What Google documents for keys: to make content, and to count its tokens, which costs nothing. */
function countRequest(access: ProviderAccess, headers: Headers, asking: Asking): HttpRequest {
  const place = imagePlaceOf(access, imageModels[0]!.id, asking);
  return {
    method: 'POST',
    url: modelUrl(access, place, 'countTokens'),
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ contents: [{ role: 'user', parts: [{ text: 'A light.' }] }] }),
  };
}
