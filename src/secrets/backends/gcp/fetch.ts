import type { HttpRequest } from '../../../providers/http/http.ts';
import { addressIn } from '../address.ts';
import { ask } from '../ask.ts';
import type { Outside } from '../backend.ts';
import { concealRequest, concealTokens } from '../conceal-exchange.ts';
import type { Seen } from './client.ts';

/** As the provider vertex-ai has them: other addresses of Google's servers of tokens. */
const TOKEN_ADDRESSES: Readonly<Record<string, string>> = {
  'oauth2.googleapis.com': 'GOOGLE_OAUTH_TOKEN_URL',
  'sts.googleapis.com': 'GOOGLE_STS_TOKEN_URL',
};
const ACTING = 'iamcredentials.googleapis.com';

/** `fetch` over our own connections, in the form in which Google's library takes one. */
export function fetchOver(
  outside: Outside,
  { host, service, seen }: { readonly host: string; readonly service: URL; readonly seen: Seen },
): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(typeof input === 'object' && 'url' in input ? input.url : input);
    // The library sends JSON and forms.
    const body = init.body instanceof URLSearchParams ? init.body.toString() : init.body;
    const request: HttpRequest = {
      method: init.method === 'POST' ? 'POST' : 'GET',
      url: url.hostname === host ? below(service, url) : tokenUrl(url, outside),
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(typeof body === 'string' && { body }),
    };
    concealRequest(outside, request);
    // /v1/projects/films/secrets/hf-token/versions/latest:access
    const path = decodeURIComponent(url.pathname);
    const version =
      url.hostname === host ? path.slice('/v1/'.length, -':access'.length) : undefined;
    try {
      const answer = await ask(outside, request);
      if (version !== undefined) seen.answers.set(version, answer);
      else {
        concealTokens(outside, answer);
        seen.tokenAnswer = answer;
      }
      const { status, headers } = answer;
      const hasBody = status !== 204 && status !== 304;
      return new Response(hasBody ? Buffer.from(answer.body) : null, { status, headers });
    } catch (error) {
      if (version !== undefined) seen.problems.set(version, error);
      else seen.tokenProblem = error;
      throw error;
    }
  };
}

/** The same path and query below another address. */
function below(address: URL, { pathname, search }: URL): string {
  const url = new URL(address);
  url.pathname = `${address.pathname.replace(/\/+$/, '')}${pathname}`;
  url.search = search;
  return url.href;
}

function tokenUrl(url: URL, outside: Outside): string {
  const variable = TOKEN_ADDRESSES[url.hostname];
  if (variable !== undefined) return addressIn(outside, variable, url.href).href;
  if (url.hostname !== ACTING) return url.href;
  return below(addressIn(outside, 'GOOGLE_IAM_CREDENTIALS_URL', url.origin), url);
}
