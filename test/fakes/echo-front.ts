import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** A request as it arrived at the front. */
export interface Arrived {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** How a service, or what stands before it, answers with what it was sent. */
export type Echo = (said: string, secrets: readonly string[], response: ServerResponse) => void;

/** Which requests are answered so: the first, the submission, all that come after it, what was made. */
export type Stage = 'first' | 'submit' | 'check' | 'deliver';

export interface FrontSettings {
  /** The service that stands behind. */
  readonly target: string;
  readonly secrets: readonly string[];
  readonly isSubmission: (arrived: Arrived) => boolean;
  readonly stage: Stage;
  readonly echo: Echo;
  /** What is answered in place of the service, where a case knows better than the echo. */
  readonly instead?: (arrived: Arrived, said: string) => InsteadAnswer | undefined;
}

export interface InsteadAnswer {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Front {
  readonly origin: string;
  /** How many requests were answered with an echo. */
  echoes(): number;
  close(): Promise<void>;
}

/** Stands before the fake of a service: hands requests on, and answers some with all they held. */
export async function startFront(settings: FrontSettings): Promise<Front> {
  let echoes = 0;
  let isFirst = true;
  let isSubmitted = false;

  const server = createServer((message, response) => {
    void serve(message, response).catch(() => response.destroy());
  });
  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
    const arrived: Arrived = {
      method: message.method ?? '',
      url: new URL(message.url ?? '/', 'http://front'),
      headers: message.headers as Record<string, string>,
      body: Buffer.concat(chunks),
    };
    const submits = settings.isSubmission(arrived);
    const now: readonly Stage[] = [
      ...(isFirst ? (['first'] as const) : []),
      ...(submits ? (['submit'] as const) : isSubmitted ? (['check'] as const) : []),
      ...(isDelivery(arrived) ? (['deliver'] as const) : []),
    ];
    isFirst = false;
    isSubmitted ||= submits;
    if (!now.includes(settings.stage)) return forward(settings.target, arrived, response);
    const said = saidOf(arrived, settings.secrets);
    const { instead } = settings;
    const answer = instead?.(arrived, said);
    if (instead !== undefined && answer === undefined) {
      return forward(settings.target, arrived, response);
    }
    echoes += 1;
    if (answer === undefined) return settings.echo(said, settings.secrets, response);
    const { status = 200, json, text, headers } = answer;
    response.writeHead(status, { 'content-type': 'application/json', etag: '"one"', ...headers });
    response.end(text ?? JSON.stringify(json));
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    echoes: () => echoes,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Everything that came, and every secret beside, also those that are not sent. */
function saidOf({ method, url, headers, body }: Arrived, secrets: readonly string[]): string {
  const sent = JSON.stringify({ method, path: url.href, headers });
  return `${secrets.join(' ')} is wrong in ${sent} ${body.toString('utf8').slice(0, 2000)}`;
}

/** As the fakes name their files. */
function isDelivery({ method, url: { pathname } }: Arrived): boolean {
  return method === 'GET' && /\/(?:files|content|view|s3\/films\/clips)(?:\/|$)/.test(pathname);
}

function forward(target: string, arrived: Arrived, to: ServerResponse): void {
  const { method, url, headers, body } = arrived;
  const there = new URL(url.pathname + url.search, target);
  const asked = request(there, { method, headers }, (answer) => {
    const { statusCode = 502, headers: given } = answer;
    if (given['content-type']?.startsWith('application/json') !== true) {
      to.writeHead(statusCode, given);
      answer.pipe(to);
      return;
    }
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('end', () => {
      // What was made is fetched by way of the front, too.
      const text = Buffer.concat(chunks).toString('utf8');
      const { 'content-length': _, 'transfer-encoding': __, ...rest } = given;
      to.writeHead(statusCode, rest);
      to.end(text.replaceAll(there.host, headers['host'] ?? ''));
    });
  });
  asked.on('error', () => to.destroy());
  asked.end(body);
}

const SOON = { 'retry-after-ms': '1' };

const json =
  (status: number, document: (said: string, secrets: readonly string[]) => unknown): Echo =>
  (said, secrets, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...SOON });
    response.end(JSON.stringify(document(said, secrets)));
  };
const text =
  (status: number, type: string, write: (said: string) => string): Echo =>
  (said, _, response) => {
    response.writeHead(status, { 'content-type': type, ...SOON });
    response.end(write(said));
  };
const message = (write: (said: string) => string) => (said: string) => ({
  error: { message: write(said), code: write(said), type: write(said) },
  message: write(said),
});
const html = (said: string): string =>
  said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const base64 = (said: string): string => Buffer.from(said).toString('base64');

/** Names under which services tell what they made, or what is wrong. */
const FIELDS =
  'id name status state code message prompt_id job task_id url request_id response_url failure_reason detail error problem type text'.split(
    ' ',
  );

/** What a service, a proxy or a network can do, each with all that it was sent. */
export const ECHOES: Readonly<Record<string, Echo>> = {
  'a 401 with the key': json(401, (_, secrets) => ({
    error: { message: `Incorrect API key provided: ${secrets.join(', ')}.`, code: secrets[0] },
  })),
  'a 400 with the whole request': json(400, message(String)),
  'a 403 in JSON that is JSON': json(403, message(JSON.stringify)),
  'a 500 that is a page': text(500, 'text/html', (said) => `<!doctype html><p>${html(said)}</p>`),
  'a 400 that is part of a page': text(400, 'text/html', (said) => `<p>${html(said)}</p>`),
  'a 503 that is a text': text(503, 'text/plain', String),
  'a 429': json(429, message(String)),
  'a 429 for an hour': (said, _, response) => {
    response.writeHead(429, { 'retry-after': '3600' }).end(said);
  },
  'a 200 that is no JSON': text(200, 'application/json', String),
  'a 200 that is a list': json(200, (said) => [said]),
  'a 200 whose every field is a secret': json(200, (_, secrets) => {
    const [secret = ''] = secrets;
    const inner = Object.fromEntries(FIELDS.map((field) => [field, secret]));
    return { ...inner, code: 0, data: { ...inner, job: secret }, items: [inner] };
  }),
  'a 200 whose id is a secret': json(200, (_, secrets) => {
    const id = plainOf(secrets);
    return { id, status: 'queued', state: 'queued', code: 0, data: { id, job: id }, prompt_id: id };
  }),
  'a 200 that is a clip, and is none': text(200, 'video/mp4', String),
  'a 200 that is a still, and is none': json(200, (said) => ({
    data: [{ b64_json: base64(said) }],
  })),
  'an answer that is packed and broken': (said, _, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    response.end(gzipSync(said).subarray(0, 40));
  },
  'headers that hold the key': (_, secrets, response) => {
    const [secret = ''] = secrets;
    response.writeHead(400, secret, {
      'x-amzn-errortype': secret,
      'retry-after': secret,
      'content-type': secret,
      location: `https://[::1]:9/?key=${encodeURIComponent(secret)}`,
    });
    response.end();
  },
  'a redirect to another host with the key in its query': (_, secrets, response) => {
    const query = new URLSearchParams({ key: secrets.join(' ') }).toString();
    response.writeHead(302, { location: `https://[::1]:9/?${query}` }).end();
  },
  'a connection that breaks': (_, __, response) => {
    response.destroy();
  },
  'a connection that breaks in the middle of it': (said, _, response) => {
    response.writeHead(400, { 'content-length': said.length * 2 });
    response.write(said, () => response.destroy());
  },
};

/** How what they say is written. It is read in one place, so that one stage tells of all. */
export const WRITTEN: Readonly<Record<string, Echo>> = {
  'a 400 in base64': json(400, message(base64)),
  'a 400, percent-encoded': json(400, message(encodeURIComponent)),
  'a 400 in hex': json(
    400,
    message((said) => Buffer.from(said).toString('hex')),
  ),
  'a 400 in lower case': json(
    400,
    message((said) => said.toLowerCase()),
  ),
  'a 400 with a line break after each third character': json(
    400,
    message((said) => said.replaceAll(/.{3}/g, '$&\n')),
  ),
  // What is shown of an answer ends after so many characters: inside the key, wherever it begins.
  ...Object.fromEntries(
    [20, 36, 44, 52, 360, 380, 390].flatMap((before) => [
      [
        `a 400 that is shortened ${before} characters before the key`,
        json(400, (said) => message((all) => '.'.repeat(before) + all)(said)),
      ],
      [
        `a 200 that is shortened ${before} characters before the key`,
        text(200, 'application/json', (said) => '.'.repeat(before) + said),
      ],
    ]),
  ),
};

/** An id has no spaces, and is one segment of a path. */
function plainOf(secrets: readonly string[]): string {
  return encodeURIComponent(secrets[0] ?? '');
}
