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
      'HTTPS_PROXY is no address of a proxy: write it as http://host:port',
    );
    expect(rules.proxyFor(new URL('https://b.example'))).toBeUndefined();
    expect(rules.proxyFor(new URL('http://a.example'))).toBeUndefined();
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
