import { HttpError } from '../../providers/http/http.ts';

/** The status by which a proxy asks who one is; a service has no use for it (RFC 9110, 15.5.8). */
export const PROXY_ASKS = 407;

/** What a status of a proxy means that lets nothing through; the host was not asked. */
export function refusal(status: number, what: string): HttpError {
  const asks =
    status === PROXY_ASKS ? ': it asks for a name and password, which its variable may hold' : '';
  const text = `there is no way to ${what} (${status})${asks}`;
  return new HttpError(status >= 500 ? 'not-connected' : 'refused-by-proxy', false, text);
}
