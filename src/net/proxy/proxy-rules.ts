import { HttpError } from '../../providers/http/http.ts';
import { hostKey } from '../private-address.ts';
import { isExempt } from './no-proxy.ts';

/** A proxy that the user named. */
export interface Proxy {
  /** Without a name and password. */
  readonly url: URL;
  /** The value of `proxy-authorization`, where the user gave a name and password. */
  readonly authorization?: string;
}

/** Which requests go through which proxy. */
export interface ProxyRules {
  /** @throws HttpError where the variable holds no address of a proxy that is known here. */
  proxyFor(url: URL): Proxy | undefined;
  /** What of the variables must not be shown. */
  readonly secrets: readonly string[];
}

export const NO_PROXIES: ProxyRules = { proxyFor: () => undefined, secrets: [] };

/** In NO_PROXY: this machine, too, is asked through the proxy. Chromium’s word for it. */
const LOOPBACK_TOO = '<-loopback>';

/**
 * From HTTPS_PROXY, HTTP_PROXY and NO_PROXY, in lower case first, as curl reads them. This machine is
 * never asked through a proxy, unless NO_PROXY has `<-loopback>`.
 */
export function readProxyRules(variable: (name: string) => string | undefined): ProxyRules {
  const read = (name: string): string | undefined => variable(name.toLowerCase()) ?? variable(name);
  const noProxy = (read('NO_PROXY') ?? '').split(LOOPBACK_TOO);
  const written = { 'http:': read('HTTP_PROXY'), 'https:': read('HTTPS_PROXY') };
  return {
    proxyFor({ protocol, hostname }) {
      const address = protocol === 'https:' ? written['https:'] : written['http:'];
      if (address === undefined || isExempt(hostname, noProxy.join(','))) return undefined;
      if (hostKey(hostname) === 'loopback' && noProxy.length === 1) return undefined;
      const proxy = parseProxy(address);
      if (proxy !== undefined) return proxy;
      const name = protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
      const text = `${name} is no address of a proxy: write it as http://host:port`;
      throw new HttpError('bad-url', false, text);
    },
    secrets: Object.values(written).flatMap((address) => {
      const { username = '', password = '' } = (address && withScheme(address)) || {};
      const plain = [username, password].map(decoded);
      return password === '' ? [] : [password, plain[1]!, plain.join(':')];
    }),
  };
}

function parseProxy(written: string): Proxy | undefined {
  const url = withScheme(written);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined;
  const { username, password } = url;
  url.username = '';
  url.password = '';
  if (username === '' && password === '') return { url };
  const pair = `${decoded(username)}:${decoded(password)}`;
  return { url, authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** `proxy:3128` is an address too. */
function withScheme(written: string): URL | undefined {
  const text = written.includes('://') ? written : `http://${written}`;
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** What is no percent-encoding is taken as it is. */
function decoded(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}
