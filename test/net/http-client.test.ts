import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSocketServer, type AddressInfo, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openNet } from '../../src/net/open-net.ts';
import type { HttpAnswer, HttpRequest } from '../../src/providers/http/http.ts';

const net = openNet([new URL('http://127.0.0.1')]);
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function ask(url: string, parts: Partial<HttpRequest> = {}): Promise<HttpAnswer> {
  return net.http({ method: 'GET', url, ...parts });
}

describe('an exchange', () => {
  test('follows no redirect', async () => {
    const url = await listen((_, response) => response.writeHead(302, { location: '/x' }).end());
    expect(await ask(url)).toMatchObject({ status: 302 });
  });

  test('unpacks what is packed, and no more than is allowed', async () => {
    const url = await listen((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('a'.repeat(100_000)));
    });
    expect((await ask(url)).body).toHaveLength(100_000);
    await expect(ask(url, { maxBytes: 1000 })).rejects.toMatchObject({ kind: 'too-large' });
  });

  test('stops reading an answer that does not end', async () => {
    const url = await listen((_, response) => {
      const timer = setInterval(() => response.write('x'.repeat(65_536)), 1);
      response.on('close', () => clearInterval(timer));
    });
    await expect(ask(url, { maxBytes: 1_000_000 })).rejects.toMatchObject({ kind: 'too-large' });
  });

  test('is over when its time is, also in the middle of an answer', async () => {
    const url = await listen((_, response) => void response.write('{'));
    await expect(ask(url, { timeoutMs: 100 })).rejects.toMatchObject({
      kind: 'timed-out',
      sent: true,
    });
  });

  test('ends with the reason of whoever stops it', async () => {
    const stop = new AbortController();
    const url = await listen(() => stop.abort(new Error('the user stopped')));
    await expect(ask(url, { signal: stop.signal })).rejects.toThrow('the user stopped');
  });

  test('tells that nothing was sent where there is no connection', async () => {
    const url = await listen(() => {});
    const closed = servers.pop()!.close();
    await once(closed, 'close');
    for (const nowhere of [url, 'http://nobody.invalid/']) {
      await expect(ask(nowhere, { method: 'POST', body: 'x', fresh: true })).rejects.toMatchObject({
        kind: 'not-connected',
        sent: false,
      });
    }
  });

  test('tells that nothing was sent where a connection is not secure', async () => {
    const url = await listen(() => {});
    await expect(
      ask(url.replace('http:', 'https:'), { method: 'POST', body: 'x' }),
    ).rejects.toMatchObject({
      kind: 'not-connected',
      sent: false,
    });
  });

  test('tells that the request may have arrived where the connection broke after it stood', async () => {
    const sockets: Socket[] = [];
    const server = createSocketServer((socket) => {
      sockets.push(socket);
      socket.on('data', () => socket.destroy());
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await expect(
      ask(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'x' }),
    ).rejects.toMatchObject({
      kind: 'broken',
      sent: true,
    });
    server.close();
    await once(server, 'close');
  });

  test('says so where a header can’t be sent, without its value', async () => {
    const asked = ask('http://127.0.0.1:1/', { headers: { authorization: 'a\nkey' } });
    await expect(asked).rejects.toMatchObject({
      sent: false,
      message: expect.not.stringContaining('key'),
    });
  });

  test('keeps connections open, and uses one of its own for what must not be sent twice', async () => {
    const ports: (number | undefined)[] = [];
    const url = await listen((request, response) => {
      ports.push(request.socket.remotePort);
      response.end('{}');
    });
    await ask(url);
    await ask(url);
    await ask(url, { method: 'POST', body: 'x', fresh: true });
    expect(ports[1]).toBe(ports[0]);
    expect(ports[2]).not.toBe(ports[0]);
  });
});
