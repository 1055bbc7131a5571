import type { ClientRequest, IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import {
  type Http,
  type HttpAnswer,
  HttpError,
  type HttpRequest,
  isHttpError,
} from '../providers/http/http.ts';
import type { Connections } from './connect.ts';
import { PROXY_ASKS, refusal } from './proxy/refusal.ts';
import { watchSocket } from './watch-socket.ts';

const TIMEOUT_MS = 30_000;
const MOST_BYTES = 16 * 1024 * 1024;

/** One exchange over the shared connections. */
export function httpOver(connections: Connections): Http {
  return async (asked) => {
    asked.signal?.throwIfAborted();
    const url = parse(asked.url);
    const request = connections.open(url, {
      method: asked.method,
      headers: headersOf(asked),
      fresh: asked.fresh ?? false,
    });
    return await complete(request, asked, url.host);
  };
}

function parse(url: string): URL {
  if (URL.canParse(url)) return new URL(url);
  throw new HttpError('bad-url', false, `${JSON.stringify(url.slice(0, 80))} is no address`);
}

function headersOf({ headers = {}, body }: HttpRequest): Record<string, string | number> {
  return {
    'user-agent': 'ministudio',
    accept: 'application/json',
    'accept-encoding': 'gzip',
    ...headers,
    ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
  };
}

function complete(request: ClientRequest, asked: HttpRequest, host: string): Promise<HttpAnswer> {
  const { signal, body, timeoutMs = TIMEOUT_MS, maxBytes = MOST_BYTES } = asked;
  const socket = watchSocket(request);
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      request.destroy();
      reject(error);
    };
    const abort = (): void => fail(signal?.reason);
    const timer = setTimeout(() => {
      const text = `${host} did not answer within ${timeoutMs / 1000} s`;
      fail(new HttpError('timed-out', socket.mayHaveSent(), text));
    }, timeoutMs);
    signal?.addEventListener('abort', abort, { once: true });
    request.on('error', (error) => fail(connectionError(error, host, socket.mayHaveSent())));
    request.on('response', (response) => {
      if (response.statusCode === PROXY_ASKS) return fail(refusal(PROXY_ASKS, host));
      readBody(response, maxBytes, host).then((bytes) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        resolve({
          status: response.statusCode ?? 0,
          headers: plainHeaders(response),
          body: bytes,
        });
      }, fail);
    });
    request.end(body);
  });
}

/** What Node says of a failed request, with whether anything was sent before. */
export function connectionError(error: Error, host: string, sent: boolean): HttpError {
  if (isHttpError(error)) return error;
  const code = 'code' in error ? String(error.code) : error.message;
  const text = sent
    ? `the connection to ${host} broke (${code})`
    : `there is no connection to ${host} (${code})`;
  return new HttpError(sent ? 'broken' : 'not-connected', sent, text, error);
}

async function readBody(
  response: IncomingMessage,
  maxBytes: number,
  host: string,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > maxBytes) throw tooLarge(host, maxBytes);
      chunks.push(chunk);
    }
  } catch (error) {
    throw isHttpError(error) ? error : connectionError(error as Error, host, true);
  }
  return unpack(Buffer.concat(chunks), response.headers['content-encoding'], maxBytes, host);
}

function unpack(
  packed: Uint8Array,
  encoding: string | undefined,
  maxOutputLength: number,
  host: string,
): Uint8Array {
  const unpackers = { gzip: gunzipSync, br: brotliDecompressSync, deflate: inflateSync } as const;
  const unpacker = Object.entries(unpackers).find(([name]) => name === encoding)?.[1];
  if (unpacker === undefined) return packed;
  try {
    return unpacker(packed, { maxOutputLength });
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(host, maxOutputLength);
    throw new HttpError(
      'broken',
      true,
      `${host} answered with packed bytes that are broken`,
      error,
    );
  }
}

function tooLarge(host: string, maxBytes: number): HttpError {
  return new HttpError('too-large', true, `${host} answered with more than ${maxBytes} bytes`);
}

export function plainHeaders(response: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [
      name,
      [value ?? ''].flat().join(', '),
    ]),
  );
}
