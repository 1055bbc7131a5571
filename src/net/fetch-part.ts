import type { IncomingMessage } from 'node:http';
import type { UrlMedia } from '../providers/outcome.ts';
import { HttpError } from '../providers/http/http.ts';
import type { Connections } from './connect.ts';
import { connectionError, plainHeaders } from './http-client.ts';
import { PROXY_ASKS, refusal } from './proxy/refusal.ts';

const MOST_REDIRECTS = 5;
/** A server that sends nothing for so long has stopped. */
const IDLE_MS = 30_000;

export interface PartWanted {
  /** The first byte that is missing. */
  readonly from: number;
  /** Of the bytes that are there, as the server named it: another one means another file. */
  readonly validator: string | undefined;
  readonly signal: AbortSignal;
  /** Told before the first byte: where they begin. */
  readonly start: (answer: PartAnswer) => Promise<void>;
  readonly take: (chunk: Uint8Array) => Promise<void>;
}

export interface PartAnswer {
  readonly status: number;
  readonly from: number;
  /** Bytes of the whole file, where the server says it. */
  readonly total?: number;
  readonly validator?: string;
}

/** Fetches a file from some byte on, following redirects with the same distrust at each step. */
export async function fetchPart(
  connections: Connections,
  media: UrlMedia,
  wanted: PartWanted,
): Promise<PartAnswer> {
  let url = parse(media.url, undefined);
  for (let step = 0; step <= MOST_REDIRECTS; step += 1) {
    const response = await ask(connections, url, media, wanted);
    const { location } = response.headers;
    const status = response.statusCode ?? 0;
    if (status >= 300 && status < 400 && location !== undefined) {
      response.destroy();
      const next = parse(location, url);
      if (url.protocol === 'https:' && next.protocol === 'http:') {
        throw new HttpError('bad-url', true, `${url.host} redirects to an unprotected address`);
      }
      url = next;
      continue;
    }
    return await receive(response, url, wanted);
  }
  throw new HttpError('bad-url', true, `${url.host} redirects more than ${MOST_REDIRECTS} times`);
}

function parse(text: string, base: URL | undefined): URL {
  const url = URL.canParse(text, base?.href) ? new URL(text, base) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
  const shown = JSON.stringify(text.slice(0, 40));
  throw new HttpError('bad-url', false, `${shown} is no address of http or https`);
}

function ask(
  connections: Connections,
  url: URL,
  { credentials }: UrlMedia,
  { from, validator, signal }: PartWanted,
): Promise<IncomingMessage> {
  const request = connections.open(url, {
    method: 'GET',
    fresh: false,
    signal,
    timeout: IDLE_MS,
    headers: {
      'user-agent': 'ministudio',
      accept: 'video/*, */*',
      'accept-encoding': 'identity',
      ...(credentials?.origin === url.origin ? credentials.headers : {}),
      ...(from > 0 && validator !== undefined
        ? { range: `bytes=${from}-`, 'if-range': validator }
        : {}),
    },
  });
  return new Promise((resolve, reject) => {
    request.on('timeout', () => {
      const text = `${url.host} sent nothing for ${IDLE_MS / 1000} s`;
      request.destroy(new HttpError('timed-out', true, text));
    });
    request.on('error', (error) => {
      reject(signal.aborted ? signal.reason : connectionError(error, url.host, true));
    });
    request.on('response', (response) => {
      if (response.statusCode !== PROXY_ASKS) return resolve(response);
      response.destroy();
      reject(refusal(PROXY_ASKS, url.host));
    });
    request.end();
  });
}

async function receive(
  response: IncomingMessage,
  url: URL,
  wanted: PartWanted,
): Promise<PartAnswer> {
  const answer = describe(response, wanted.from);
  if (answer.status !== 200 && answer.status !== 206) {
    response.destroy();
    return answer;
  }
  await wanted.start(answer);
  const chunks = (response as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  for (;;) {
    // Only what the network does is the network's fault: a full disk is not.
    const { done, value } = await chunks.next().catch((error: Error) => {
      throw wanted.signal.aborted ? wanted.signal.reason : connectionError(error, url.host, true);
    });
    if (done === true) return answer;
    try {
      await wanted.take(value);
    } catch (error) {
      response.destroy();
      throw error;
    }
  }
}

function describe(response: IncomingMessage, from: number): PartAnswer {
  const status = response.statusCode ?? 0;
  const headers = plainHeaders(response);
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers['content-range'] ?? '');
  const length = Number(headers['content-length'] ?? Number.NaN);
  // A weak validator says that two files mean the same, not that their bytes are.
  const tag = headers['etag'];
  const validator = tag?.startsWith('"') ? tag : headers['last-modified'];
  const begins = status === 206 && range !== null ? Number(range[1]) : 0;
  if (status === 206 && begins !== from) {
    throw new HttpError('broken', true, 'the server sent another part than was asked for');
  }
  const total = status === 206 ? Number(range?.[2]) : length;
  return {
    status,
    from: begins,
    ...(Number.isFinite(total) && { total }),
    ...(validator !== undefined && { validator }),
  };
}
