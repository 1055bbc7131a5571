import { describe, expect, test } from '@jest/globals';
import { isExempt } from '../../../src/net/proxy/no-proxy.ts';
import { readProxyRules } from '../../../src/net/proxy/proxy-rules.ts';

const rulesOf = (variables: Readonly<Record<string, string>>) =>
  readProxyRules((name) => variables[name]);
const proxyOf = (variables: Readonly<Record<string, string>>, address: string) =>
  rulesOf(variables).proxyFor(new URL(address))?.url.href;

describe('the proxy of an address', () => {
  const both = { HTTP_PROXY: 'http://plain:3128', HTTPS_PROXY: 'http://secure:3128' };

  test('is that of its scheme, and none where no variable is set', () => {
    expect(proxyOf(both, 'http://films.example/')).toBe('http://plain:3128/');
    expect(proxyOf(both, 'https://films.example/')).toBe('http://secure:3128/');
    expect(proxyOf({ HTTP_PROXY: 'http://plain:3128' }, 'https://films.example/')).toBeUndefined();
    expect(proxyOf({}, 'https://films.example/')).toBeUndefined();
  });

  test('is named in lower case first', () => {
    const variables = { ...both, https_proxy: 'http://lower:1' };
    expect(proxyOf(variables, 'https://films.example/')).toBe('http://lower:1/');
  });

  test('is that of all where its scheme has none of its own', () => {
    const all = { ALL_PROXY: 'http://all:3128' };
    expect(proxyOf(all, 'http://films.example/')).toBe('http://all:3128/');
    expect(proxyOf(all, 'https://films.example/')).toBe('http://all:3128/');
    expect(proxyOf({ ...all, ...both }, 'https://films.example/')).toBe('http://secure:3128/');
    const plain = { ...all, http_proxy: 'http://plain:3128' };
    expect(proxyOf(plain, 'http://films.example/')).toBe('http://plain:3128/');
    expect(proxyOf(plain, 'https://films.example/')).toBe('http://all:3128/');
    const lower = { ...all, all_proxy: 'http://lower:3128' };
    expect(proxyOf(lower, 'http://films.example/')).toBe('http://lower:3128/');
    expect(proxyOf({ ...all, NO_PROXY: '*' }, 'http://films.example/')).toBeUndefined();
    expect(proxyOf(all, 'http://127.0.0.1:8000/')).toBeUndefined();
  });

  test('needs no scheme, and may be one of https', () => {
    expect(proxyOf({ HTTPS_PROXY: 'proxy:3128' }, 'https://a.example')).toBe('http://proxy:3128/');
    expect(proxyOf({ HTTPS_PROXY: 'https://proxy' }, 'https://a.example')).toBe('https://proxy/');
  });

  test('that is of another kind is refused when it would be used, without what is written there', () => {
    const rules = rulesOf({
      HTTPS_PROXY: 'socks5://me:my-password@proxy:1080',
      NO_PROXY: 'b.example',
    });
    expect(() => rules.proxyFor(new URL('https://a.example'))).toThrow(
      'HTTPS_PROXY names a proxy of socks5, and only those of http and https are spoken: set HTTPS_PROXY to one, as http://host:port, or name the host in NO_PROXY',
    );
    expect(rules.proxyFor(new URL('https://b.example'))).toBeUndefined();
    expect(rules.proxyFor(new URL('http://a.example'))).toBeUndefined();
    const all = rulesOf({ all_proxy: 'socks5h://proxy:1080' });
    expect(() => all.proxyFor(new URL('http://a.example'))).toThrow(
      'all_proxy names a proxy of socks5h, and only those of http and https are spoken: set HTTP_PROXY to one, as http://host:port, or name the host in NO_PROXY',
    );
    const none = rulesOf({ HTTPS_PROXY: 'http://' });
    expect(() => none.proxyFor(new URL('https://a.example'))).toThrow(
      'HTTPS_PROXY is no address of a proxy: write it as http://host:port',
    );
  });

  test.each(['http://localhost', 'http://127.0.0.1', 'http://127.9.9.9', 'http://[::1]'])(
    'is none for %s, unless NO_PROXY asks for it',
    (address) => {
      expect(proxyOf(both, `${address}:8000/`)).toBeUndefined();
      const asked = { ...both, NO_PROXY: 'a.example,<-loopback>' };
      expect(proxyOf(asked, `${address}:8000/`)).toBe('http://plain:3128/');
    },
  );

  test('has the name and password of its variable, which are secrets', () => {
    const rules = rulesOf({ HTTPS_PROXY: 'http://me:p%40ss%zz@proxy:3128' });
    expect(rules.proxyFor(new URL('https://a.example'))).toEqual({
      url: new URL('http://proxy:3128'),
      authorization: `Basic ${Buffer.from('me:p@ss%zz').toString('base64')}`,
    });
    expect(rules.secrets).toEqual(['p%40ss%zz', 'p@ss%zz', 'me:p@ss%zz']);
    expect(rulesOf({ HTTPS_PROXY: 'http://proxy:3128' }).secrets).toEqual([]);
    expect(rulesOf({ HTTPS_PROXY: 'http://a%2Dtoken@proxy:3128' }).secrets).toEqual([
      'a%2Dtoken',
      'a-token',
    ]);
    const all = rulesOf({ ALL_PROXY: 'socks5://me:secret@proxy:1080' });
    expect(all.secrets).toEqual(['secret', 'secret', 'me:secret']);
  });
});

describe('NO_PROXY', () => {
  test.each([
    ['example.com', 'example.com'],
    ['example.com', 'www.example.com'],
    ['.example.com', 'example.com'],
    ['.example.com', 'www.example.com'],
    ['example.com.', 'Example.COM.'],
    ['a.test, ,,example.com', 'example.com'],
    ['a.test example.com', 'example.com'],
    ['*', 'any.test'],
    ['192.0.2.7', '192.0.2.7'],
    ['192.0.2.0/24', '192.0.2.200'],
    ['10.0.0.0/8', '10.1.2.3'],
    ['2001:db8::/32', '[2001:db8::1]'],
    ['::1', '[::1]'],
  ])('%s names %s', (noProxy, host) => {
    expect(isExempt(host, noProxy)).toBe(true);
  });

  test.each([
    ['', 'example.com'],
    ['example.com', 'nonexample.com'],
    ['.example.com', 'nonexample.com'],
    ['www.example.com', 'example.com'],
    ['*.example.com', 'www.example.com'],
    ['*,a.test', 'b.test'],
    ['192.0.2.0/24', '192.0.3.1'],
    ['192.0.2.0/33', '192.0.2.1'],
    ['192.0.2.0/x', '192.0.2.1'],
    ['2.0.2.7', '192.0.2.7'],
    ['10.0.0.0/8', '10.example.com'],
    ['::/0', '192.0.2.7'],
  ])('%s does not name %s', (noProxy, host) => {
    expect(isExempt(host, noProxy)).toBe(false);
  });
});
