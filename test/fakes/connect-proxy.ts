/**
 * A forward proxy, written from RFC 9110: `CONNECT host:port` opens a way through, which it answers
 * with 200 and then carries both ways (9.3.6); a request for a whole address it makes itself (7.6);
 * without the right name and password it answers 407 (15.5.8). Names are what the test says they are:
 * nothing is looked up.
 */
import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import type { SelfSigned } from '../support/self-signed.ts';

export interface ConnectProxy {
  readonly port: number;
  /** What was asked for, e.g. `CONNECT films.test:443` or `GET http://films.test/`. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

export async function startConnectProxy(options: {
  /** Ports on this machine, by `host:port`. Others can't be reached: 502. */
  readonly routes: Readonly<Record<string, number>>;
  readonly user?: string;
}): Promise<ConnectProxy> {
  const { routes, user } = options;
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const known = user && `Basic ${Buffer.from(user).toString('base64')}`;
  const server = createServer((message, response) => {
    const url = new URL(message.url ?? '/', 'http://not-whole.test');
    asked.push(`${message.method} ${message.url}`);
    if (known && message.headers['proxy-authorization'] !== known) {
      return void response.writeHead(407).end();
    }
    const port = routes[`${url.hostname}:${url.port || 80}`];
    if (port === undefined) return void response.writeHead(502).end();
    const { 'proxy-authorization': _, ...headers } = message.headers;
    const onward = { port, host: '127.0.0.1', method: message.method!, headers };
    const passed = ask({ ...onward, path: url.pathname + url.search }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    });
    message.pipe(passed);
  });
  server.on('connect', (message, client: Socket) => {
    asked.push(`CONNECT ${message.url}`);
    client.on('error', () => {});
    const answer = (line: string): void => void client.end(`HTTP/1.1 ${line}\r\n\r\n`);
    if (known && message.headers['proxy-authorization'] !== known) {
      return answer('407 Proxy Authentication Required');
    }
    const port = routes[message.url ?? ''];
    if (port === undefined) return answer('502 Bad Gateway');
    const onward = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(onward).pipe(client);
    });
    onward.on('error', () => client.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return { port: await portOf(server), asked, close: () => closed(server, sockets) };
}

/** Makes a plain server one of https: what comes is decrypted and handed on to its port. */
export async function startSecureDoor(
  port: number,
  certificate: SelfSigned,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createSecureServer({ ...certificate }, (client) => {
    const onward = connect(port, '127.0.0.1');
    client.pipe(onward).pipe(client);
    client.on('error', () => onward.destroy());
    onward.on('error', () => client.destroy());
    for (const socket of [client, onward]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    }
  });
  return { port: await portOf(server), close: () => closed(server, sockets) };
}

type Server = ReturnType<typeof createServer> | ReturnType<typeof createSecureServer>;

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function closed(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  server.close();
  await once(server, 'close');
}
