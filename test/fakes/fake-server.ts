import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong with the next request to an endpoint. */
export type Fault =
  /** That status, before the service does anything. */
  | number
  | { readonly status: number; readonly headers?: Record<string, string>; readonly json?: unknown }
  /** The connection breaks when the request has arrived, and the service never sees it. */
  | 'reset-before'
  /** The service does its work, and the connection breaks before it answers. */
  | 'reset-after'
  /** The service does its work, and never answers. */
  | 'silent'
  /** The service does its work, and half of a JSON document comes back. */
  | 'malformed'
  /** The service does its work, and an answer without any of its fields comes back. */
  | 'empty'
  /** A proxy in between answers with a page. */
  | 'page'
  /** Everything that was sent comes back as an error. */
  | 'echo'
  /** Of a file: the connection breaks in its middle. */
  | 'cut'
  /** Of a file: other bytes come, with success. */
  | 'garbage'
  | { readonly redirect: string };

export interface FakeRequest {
  readonly endpoint: string;
  readonly method: string;
  /** Below the base path. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The groups of the route's path. */
  readonly groups: readonly string[];
}

export type FakeAnswer =
  | { readonly status?: number; readonly json: unknown; readonly headers?: Record<string, string> }
  | { readonly status?: number; readonly file: Uint8Array; readonly type: string };

export interface FakeRoute {
  readonly endpoint: string;
  readonly method: string;
  /** Of the path below the base path, from its start to its end. */
  readonly path: RegExp;
  readonly answer: (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>;
}

export interface FakeServer {
  /** With a random base path: a client that drops it reaches nothing. */
  readonly url: string;
  /** Every request that came with the right credentials, faults included. */
  readonly requests: readonly FakeRequest[];
  count(endpoint: string): number;
  failNext(endpoint: string, fault: Fault, times?: number): void;
  close(): Promise<void>;
}

/**
 * A service on a loopback socket, for tests: plain HTTP, routes, authentication, and faults on
 * demand. A fake of one service adds its routes and its state.
 */
export async function startFake(options: {
  readonly routes: readonly FakeRoute[];
  /** What is answered to a request without the right credentials; undefined where they are right. */
  readonly deny: (request: FakeRequest) => FakeAnswer | undefined;
  /** Of a service whose address is a host alone: ''. */
  readonly base?: string;
}): Promise<FakeServer> {
  const requests: FakeRequest[] = [];
  const faults = new Map<string, Fault[]>();
  const base = options.base ?? `/${randomBytes(6).toString('hex')}`;
  const server = createServer((message, response) => {
    serve(message, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
    const url = new URL(message.url ?? '/', 'http://fake');
    const path = url.pathname.startsWith(base) ? url.pathname.slice(base.length) : undefined;
    const route = options.routes.find(
      ({ method, path: pattern }) =>
        path !== undefined && method === message.method && pattern.test(path),
    );
    if (route === undefined || path === undefined) {
      return send(response, { status: 404, json: { error: { message: `no ${url.pathname}` } } });
    }
    const request: FakeRequest = {
      endpoint: route.endpoint,
      method: route.method,
      path,
      query: url.searchParams,
      headers: message.headers as Record<string, string>,
      body: Buffer.concat(chunks),
      groups: (route.path.exec(path) ?? []).slice(1),
    };
    const denied = options.deny(request);
    if (denied !== undefined) return send(response, denied);
    requests.push(request);
    const fault = faults.get(route.endpoint)?.shift();
    if (fault === undefined) return send(response, await route.answer(request), request);
    await fail(fault, request, route, message, response);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    requests,
    count: (endpoint) => requests.filter((request) => request.endpoint === endpoint).length,
    failNext(endpoint, fault, times = 1) {
      const queue = faults.get(endpoint) ?? [];
      faults.set(endpoint, [...queue, ...Array.from({ length: times }, () => fault)]);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function fail(
  fault: Fault,
  request: FakeRequest,
  route: FakeRoute,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (typeof fault === 'number') {
    return send(response, { status: fault, json: { error: { message: `status ${fault}` } } });
  }
  if (typeof fault === 'object') {
    if ('redirect' in fault) {
      response.writeHead(302, { location: fault.redirect }).end();
      return;
    }
    const { status, headers, json = {} } = fault;
    return send(response, { status, json, ...(headers && { headers }) });
  }
  switch (fault) {
    case 'reset-before':
      message.socket.destroy();
      return;
    case 'page':
      response.writeHead(502, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>502 Bad Gateway</title>');
      return;
    case 'echo': {
      const said = JSON.stringify(request.headers);
      return send(response, { status: 400, json: { error: { message: `cannot: ${said}` } } });
    }
    case 'garbage':
      return send(response, { file: Buffer.from('no clip. '.repeat(99)), type: 'video/mp4' });
    case 'reset-after':
    case 'silent':
    case 'malformed':
    case 'empty':
    case 'cut': {
      const answer = await route.answer(request);
      if (fault === 'reset-after') message.socket.destroy();
      else if (fault === 'malformed') response.end('{"id": "half');
      else if (fault === 'empty') response.end('{}');
      else if (fault === 'cut') cut(answer, response);
    }
  }
}

function cut(answer: FakeAnswer, response: ServerResponse): void {
  if (!('file' in answer)) throw new Error('only a file can be cut');
  const { length } = answer.file;
  response.writeHead(200, { ...fileHeaders(answer.type), 'content-length': length });
  response.write(answer.file.subarray(0, Math.floor(length / 2)), () => response.destroy());
}

function fileHeaders(type: string): Record<string, string> {
  return { 'content-type': type, etag: '"one"', 'accept-ranges': 'bytes' };
}

function send(response: ServerResponse, answer: FakeAnswer, request?: FakeRequest): void {
  if ('json' in answer) {
    const headers = { 'content-type': 'application/json', ...answer.headers };
    response.writeHead(answer.status ?? 200, headers).end(JSON.stringify(answer.json));
    return;
  }
  const { status = 200, file, type } = answer;
  const range = /^bytes=(\d+)-$/.exec(request?.headers['range'] ?? '');
  if (range === null || request?.headers['if-range'] !== '"one"') {
    response.writeHead(status, { ...fileHeaders(type), 'content-length': file.length }).end(file);
    return;
  }
  const from = Number(range[1]);
  response
    .writeHead(206, {
      ...fileHeaders(type),
      'content-length': file.length - from,
      'content-range': `bytes ${from}-${file.length - 1}/${file.length}`,
    })
    .end(file.subarray(from));
}
