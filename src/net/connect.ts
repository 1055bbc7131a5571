import { lookup } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { errorCode } from '../diagnostics/studio-error.ts';
import { HttpError } from '../providers/http/http.ts';
import { hostKey, isPrivateAddress } from './private-address.ts';

/** The agents of one client: pools of connections, kept open between requests. */
export interface Connections {
  /** Opens a request. Throws `HttpError` where its URL must not be asked at all. */
  open(url: URL, options: http.RequestOptions & { fresh: boolean }): http.ClientRequest;
  close(): void;
}

/**
 * @param trusted hosts of configured base URLs: only these may lead to private addresses. That is
 * decided on the address that is really connected to, so that a name which resolves to something
 * else the second time gains nothing.
 */
export function openConnections(trusted: readonly URL[]): Connections {
  const keys = new Set(trusted.map(({ hostname }) => hostKey(hostname)));
  const settings = { keepAlive: true, maxSockets: 16, maxFreeSockets: 8, timeout: 60_000 };
  const pools = { 'http:': new http.Agent(settings), 'https:': new https.Agent(settings) };

  return {
    open(url, { fresh, ...options }) {
      if (url.protocol !== 'http:' && url.protocol !== 'https:') {
        throw new HttpError('bad-url', false, `an address of ${url.protocol} is not asked`);
      }
      const hostname = url.hostname.replace(/^\[|\]$/g, '');
      const mayBePrivate = keys.has(hostKey(hostname));
      if (!mayBePrivate && isIP(hostname) !== 0 && isPrivateAddress(hostname)) {
        throw privateAddress(hostname);
      }
      const { request } = url.protocol === 'https:' ? https : http;
      try {
        return request(url, {
          ...options,
          agent: fresh ? false : pools[url.protocol],
          ...(mayBePrivate ? {} : { lookup: publicLookup }),
        });
      } catch (error) {
        if (errorCode(error) !== 'ERR_INVALID_CHAR') throw error;
        const text = 'a header holds what no header can: look for it in the secret';
        throw new HttpError('bad-url', false, text);
      }
    },
    close() {
      for (const pool of Object.values(pools)) pool.destroy();
    },
  };
}

/** Looks a name up, and fails where any of its addresses is private. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(error, '', 0);
    const hidden = addresses.find(({ address }) => isPrivateAddress(address));
    if (hidden !== undefined) return done(privateAddress(hostname), '', 0);
    if (options.all === true) return done(null, addresses);
    const [first] = addresses;
    return done(null, first?.address ?? '', first?.family ?? 0);
  });
};

function privateAddress(host: string): HttpError {
  return new HttpError(
    'private-address',
    false,
    `${host} leads into a private network, where only a configured base URL may lead`,
  );
}
