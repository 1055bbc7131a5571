import { lookup } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { errorCode } from '../diagnostics/studio-error.ts';
import { HttpError } from '../providers/http/http.ts';
import { hostKey, isPrivateAddress, isPrivateName } from './private-address.ts';
import { NO_PROXIES, type Proxy, type ProxyRules } from './proxy/proxy-rules.ts';
import { TunnelAgent } from './proxy/tunnel-agent.ts';

/** The agents of one client: pools of connections, kept open between requests. */
export interface Connections {
  /** Opens a request. Throws `HttpError` where its URL must not be asked at all. */
  open(url: URL, options: http.RequestOptions & { fresh: boolean }): http.ClientRequest;
  close(): void;
}

/**
 * @param trusted hosts of configured base URLs: only these may lead to private addresses. That is
 * decided on the address that is really connected to, so that a name which resolves to something
 * else the second time gains nothing. Through a proxy, which the user chose and which may be
 * anywhere, names are resolved by the proxy, and what they lead to is its to guard: refused here are
 * private addresses that are written as such, this machine, and names that only private networks
 * have.
 */
export function openConnections(
  trusted: readonly URL[],
  proxies: ProxyRules = NO_PROXIES,
): Connections {
  const keys = new Set(trusted.map(({ hostname }) => hostKey(hostname)));
  const settings = { keepAlive: true, maxSockets: 16, maxFreeSockets: 8, timeout: 60_000 };
  const pools = { 'http:': new http.Agent(settings), 'https:': new https.Agent(settings) };
  /** By proxy: connections that are kept open, and those of one request each. */
  const tunnels = new Map<string, { readonly kept: TunnelAgent; readonly fresh: TunnelAgent }>();

  function open(url: URL, { fresh, ...options }: Opening, mayBePrivate: boolean): Request {
    const proxy = proxies.proxyFor(url);
    if (!mayBePrivate) refusePrivate(url.hostname, proxy !== undefined);
    if (proxy === undefined) {
      const agent = fresh ? false : pools[url.protocol as Protocol];
      const guard = mayBePrivate ? {} : { lookup: publicLookup };
      return requestOf(url)(url, { ...options, agent, ...guard });
    }
    if (url.protocol === 'http:') {
      const agent = fresh ? false : pools[proxy.url.protocol as Protocol];
      return requestOf(proxy.url)(proxy.url, { ...askingFor(url, proxy, options), agent });
    }
    const agents = tunnels.get(proxy.url.href) ?? {
      kept: new TunnelAgent(proxy, settings),
      fresh: new TunnelAgent(proxy, {}),
    };
    tunnels.set(proxy.url.href, agents);
    return https.request(url, { ...options, agent: fresh ? agents.fresh : agents.kept });
  }

  return {
    open(url, options) {
      if (url.protocol !== 'http:' && url.protocol !== 'https:') {
        throw new HttpError('bad-url', false, `an address of ${url.protocol} is not asked`);
      }
      try {
        return open(url, options, keys.has(hostKey(url.hostname)));
      } catch (error) {
        if (errorCode(error) !== 'ERR_INVALID_CHAR') throw error;
        const text = 'a header holds what no header can: look for it in the secret';
        throw new HttpError('bad-url', false, text);
      }
    },
    close() {
      const opened = [...tunnels.values()].flatMap(({ kept, fresh }) => [kept, fresh]);
      for (const pool of [...Object.values(pools), ...opened]) pool.destroy();
    },
  };
}

type Opening = http.RequestOptions & { fresh: boolean };
type Request = http.ClientRequest;
type Protocol = 'http:' | 'https:';

function requestOf({ protocol }: URL): typeof http.request {
  return protocol === 'https:' ? https.request : http.request;
}

/** A proxy is asked for an unprotected address by the whole of it. */
function askingFor(
  url: URL,
  { url: { hostname }, authorization }: Proxy,
  options: http.RequestOptions,
): https.RequestOptions {
  const whole = new URL(url);
  whole.username = '';
  whole.password = '';
  whole.hash = '';
  return {
    ...options,
    path: whole.href,
    // Node would take it from the header `host`, which is not the proxy's.
    servername: isIP(hostname) === 0 ? hostname : '',
    headers: {
      ...(options.headers as http.OutgoingHttpHeaders),
      host: url.host,
      ...(authorization !== undefined && { 'proxy-authorization': authorization }),
    },
  };
}

function refusePrivate(hostname: string, isProxied: boolean): void {
  const bare = hostname.replace(/^\[|\]$/g, '');
  const isPrivate = isIP(bare) === 0 ? isProxied && isPrivateName(bare) : isPrivateAddress(bare);
  if (isPrivate) throw privateAddress(bare);
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
