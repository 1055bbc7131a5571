import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Net, openNet } from '../../../src/net/open-net.ts';
import { readProxyRules } from '../../../src/net/proxy/proxy-rules.ts';
import { type ConnectProxy, startConnectProxy } from '../../fakes/connect-proxy.ts';
import { type FakeServer, startFake } from '../../fakes/fake-server.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const USER = 'me:my-password';

describe('through a proxy', () => {
  let server: FakeServer;
  let proxy: ConnectProxy;
  let base: string;
  const nets: Net[] = [];
  beforeEach(async () => {
    server = await startFake({
      deny: () => undefined,
      routes: [
        {
          endpoint: 'say',
          method: 'GET',
          path: /^\/say$/,
          answer: ({ headers }) => ({ json: { host: headers['host'] } }),
        },
        {
          endpoint: 'file',
          method: 'GET',
          path: /^\/clip$/,
          answer: () => ({ file: Buffer.from('a clip'), type: 'video/mp4' }),
        },
      ],
    });
    const { port, pathname } = new URL(server.url);
    base = pathname;
    const routes = { 'films.test:80': Number(port), 'localhost:80': Number(port) };
    proxy = await startConnectProxy({ routes, user: USER });
  });
  afterEach(async () => {
    for (const net of nets.splice(0)) net.close();
    await proxy.close();
    await server.close();
  });

  function netWith(variables: Readonly<Record<string, string>> = {}, user = USER): Net {
    const address = `http://${user}@127.0.0.1:${proxy.port}`;
    const all: Record<string, string> = { HTTP_PROXY: address, HTTPS_PROXY: address, ...variables };
    const net = openNet(
      [],
      readProxyRules((name) => all[name]),
    );
    nets.push(net);
    return net;
  }
  const get = (net: Net, url: string) => net.http({ method: 'GET', url });

  test('an unprotected address is asked for whole, and its name is not looked up here', async () => {
    const answer = await get(netWith(), `http://films.test${base}/say`);
    expect(JSON.parse(Buffer.from(answer.body).toString())).toEqual({ host: 'films.test' });
    expect(proxy.asked).toEqual([`GET http://films.test${base}/say`]);
    expect(server.requests[0]!.headers).not.toHaveProperty('proxy-authorization');
  });

  test('a clip is fetched', async () => {
    const path = join(await newFolder(), 'clip');
    const settings = {
      clock: { now: () => 0, delay: async () => {} },
      random: () => 0,
      signal: new AbortController().signal,
      maxBytes: 100,
    };
    const media = { kind: 'url', url: `http://films.test${base}/clip` } as const;
    await netWith().download(media, path, settings);
    expect(await readFile(path, 'utf8')).toBe('a clip');
    const refused = netWith({}, 'me:another').download(media, path, settings);
    await expect(refused).rejects.toMatchObject({ code: 'provider/unreachable', retryable: false });
  });

  test.each(['http', 'https'])(
    'that asks who one is, nothing of %s was sent on',
    async (scheme) => {
      const asked = get(netWith({}, 'me:another'), `${scheme}://films.test${base}/say`);
      await expect(asked).rejects.toMatchObject({
        kind: 'refused-by-proxy',
        sent: false,
        message: expect.stringMatching(/\(407\): it asks for a name and password/),
      });
      await expect(asked).rejects.toMatchObject({
        message: expect.not.stringContaining('another'),
      });
      expect(server.requests).toEqual([]);
    },
  );

  test('that cannot reach a host of https, nothing was sent, and it may be asked again', async () => {
    await expect(get(netWith(), 'https://nowhere.test/')).rejects.toMatchObject({
      kind: 'not-connected',
      sent: false,
      message: `there is no way to nowhere.test:443 by the proxy 127.0.0.1:${proxy.port} (502)`,
    });
    expect(proxy.asked).toEqual(['CONNECT nowhere.test:443']);
  });

  test('whose other end is not secure, nothing was sent', async () => {
    const routes = { 'films.test:443': Number(new URL(server.url).port) };
    const plain = await startConnectProxy({ routes });
    const net = netWith({ HTTPS_PROXY: `http://127.0.0.1:${plain.port}` });
    await expect(get(net, 'https://films.test/')).rejects.toMatchObject({
      kind: 'not-connected',
      sent: false,
    });
    await plain.close();
  });

  test('that is not there, nothing was sent', async () => {
    await proxy.close();
    for (const scheme of ['http', 'https']) {
      await expect(get(netWith(), `${scheme}://films.test/`)).rejects.toMatchObject({
        kind: 'not-connected',
        sent: false,
      });
    }
    proxy = await startConnectProxy({ routes: {} });
  });

  test('nobody asks what NO_PROXY names, or this machine', async () => {
    const direct = openNet(
      [new URL(server.url)],
      readProxyRules((name) =>
        name === 'HTTP_PROXY' ? `http://127.0.0.1:${proxy.port}` : undefined,
      ),
    );
    nets.push(direct);
    expect((await get(direct, `${server.url}/say`)).status).toBe(200);
    const exempt = netWith({ NO_PROXY: 'films.test' });
    await expect(get(exempt, `http://films.test${base}/say`)).rejects.toMatchObject({
      kind: 'not-connected',
    });
    expect(proxy.asked).toEqual([]);
  });

  test.each([
    '10.0.0.1',
    '169.254.169.254',
    '[::1]',
    'localhost',
    'printer',
    'metadata.google.internal',
  ])('nobody is led to %s, which is of a private network', async (host) => {
    const net = netWith({ NO_PROXY: '<-loopback>' });
    for (const scheme of ['http', 'https']) {
      await expect(get(net, `${scheme}://${host}${base}/say`)).rejects.toMatchObject({
        kind: 'private-address',
        sent: false,
      });
    }
    expect(proxy.asked).toEqual([]);
  });

  test('an address of a private network is asked where it is a base URL', async () => {
    const address = `http://${USER}@127.0.0.1:${proxy.port}`;
    const variables: Record<string, string> = { HTTP_PROXY: address, NO_PROXY: '<-loopback>' };
    const net = openNet(
      [new URL('http://localhost')],
      readProxyRules((name) => variables[name]),
    );
    nets.push(net);
    expect((await get(net, `http://localhost${base}/say`)).status).toBe(200);
    expect(proxy.asked).toEqual([`GET http://localhost${base}/say`]);
  });
});
