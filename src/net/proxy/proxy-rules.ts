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

/** What the user wrote, and where. */
interface Written {
  readonly variable: string;
  readonly address: string;
}

/**
 * From HTTPS_PROXY, HTTP_PROXY, ALL_PROXY where the one of the scheme is not set, and NO_PROXY, in
 * lower case first, as curl reads them. This machine is never asked through a proxy, unless NO_PROXY
 * has `<-loopback>`.
 */
export function readProxyRules(variable: (name: string) => string | undefined): ProxyRules {
  const read = (...names: readonly string[]): Written | undefined =>
    names
      .flatMap((name) => [name.toLowerCase(), name])
      .map((name) => ({ variable: name, address: variable(name) ?? '' }))
      .find(({ address }) => address !== '');
  const noProxy = (read('NO_PROXY')?.address ?? '').split(LOOPBACK_TOO);
  const written = {
    HTTP_PROXY: read('HTTP_PROXY', 'ALL_PROXY'),
    HTTPS_PROXY: read('HTTPS_PROXY', 'ALL_PROXY'),
  };
  return {
    proxyFor({ protocol, hostname }) {
      const own = protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
      const said = written[own];
      if (said === undefined || isExempt(hostname, noProxy.join(','))) return undefined;
      if (hostKey(hostname) === 'loopback' && noProxy.length === 1) return undefined;
      return parseProxy(said, own);
    },
    secrets: addresses(Object.values(written)).flatMap((address) => {
      const { username = '', password = '' } = withScheme(address) ?? {};
      const plain = [username, password].map(decoded);
      // A name alone is a token.
      if (password === '') return username === '' ? [] : [username, plain[0]!];
      return [password, plain[1]!, plain.join(':')];
    }),
  };
}

/** Each once. */
function addresses(written: readonly (Written | undefined)[]): readonly string[] {
  return [...new Set(written.flatMap((each) => (each === undefined ? [] : [each.address])))];
}

/** @param own the variable of the scheme alone. */
function parseProxy({ variable, address }: Written, own: string): Proxy {
  const url = withScheme(address);
  const scheme = url?.protocol.slice(0, -1);
  if (url === undefined) {
    throw notSpoken(`${variable} is no address of a proxy: write it as http://host:port`);
  }
  if (scheme !== 'http' && scheme !== 'https') {
    throw notSpoken(
      `${variable} names a proxy of ${scheme}, and only those of http and https are spoken: ` +
        `set ${own} to one, as http://host:port, or name the host in NO_PROXY`,
    );
  }
  const { username, password } = url;
  url.username = '';
  url.password = '';
  if (username === '' && password === '') return { url };
  const pair = `${decoded(username)}:${decoded(password)}`;
  return { url, authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

function notSpoken(text: string): HttpError {
  return new HttpError('bad-url', false, text);
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
