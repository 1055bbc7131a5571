import type { SecretClientOptions } from '@azure/keyvault-secrets';
import type { HttpRequest } from '../../../providers/http/http.ts';
import { ask } from '../ask.ts';
import type { Outside } from '../backend.ts';
import { concealRequest, concealTokens } from '../conceal-exchange.ts';
import type { Seen } from './vault.ts';

/** What Azure's libraries send their requests with. */
export type HttpClient = NonNullable<SecretClientOptions['httpClient']>;
type PipelineResponse = Awaited<ReturnType<HttpClient['sendRequest']>>;
type PipelineHeaders = PipelineResponse['headers'];

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'] as const;
/** Where Microsoft Entra gives tokens out; a machine's own identity is asked for at other paths. */
const TOKENS = /\/oauth2\/(v2\.0\/)?token$/;
const MACHINE = '169.254.169.254';

/** Sends what Azure's libraries ask of the vault, and of who gives tokens, over our own connections. */
export function httpClientOver(outside: Outside, vault: URL, seen: Seen): HttpClient {
  return {
    async sendRequest(request) {
      const method = METHODS.find((each) => each === request.method);
      if (method === undefined) throw new Error(`the SDK sends ${request.method}`);
      const { body, timeout } = request;
      const sent: HttpRequest = {
        method,
        url: request.url,
        headers: Object.fromEntries(request.headers),
        ...(typeof body === 'string' && { body }),
        // Of a look whether there is somebody at all: a second.
        ...(timeout > 0 && { timeoutMs: timeout }),
      };
      concealRequest(outside, sent);
      const url = new URL(request.url);
      const isVault = url.host === vault.host;
      const isToken = TOKENS.test(url.pathname) && url.hostname !== MACHINE;
      try {
        const answer = await ask(outside, sent);
        if (!isVault) concealTokens(outside, answer);
        if (isToken) seen.tokenAnswer = answer;
        if (isVault && request.headers.has('authorization')) {
          seen.answers.set(pathOf(url.pathname), answer);
        } else if (isVault) seen.tenant = tenantIn(answer.headers['www-authenticate']) ?? '';
        return {
          request,
          status: answer.status,
          headers: headersOf(answer.headers),
          bodyAsText: Buffer.from(answer.body).toString(),
        };
      } catch (error) {
        if (isVault) seen.problems.set(pathOf(url.pathname), error);
        if (isToken) seen.tokenProblem = error;
        throw error;
      }
    },
  };
}

/** `Bearer authorization="https://login.microsoftonline.com/TENANT", resource="…"` */
function tenantIn(challenge = ''): string | undefined {
  return /authorization="https:\/\/[^/"]+\/([^/"]+)"/.exec(challenge)?.[1];
}

/** `secrets/hf-token`, or with a version after it. */
export function pathOf(pathname: string): string {
  return pathname.split('/').filter(Boolean).join('/');
}

/** In the form in which the libraries read them. */
function headersOf(plain: Readonly<Record<string, string>>): PipelineHeaders {
  const left = new Map(Object.entries(plain));
  const lower = (name: string): string => name.toLowerCase();
  return {
    get: (name) => left.get(lower(name)),
    has: (name) => left.has(lower(name)),
    set: (name, value) => void left.set(lower(name), String(value)),
    delete: (name) => void left.delete(lower(name)),
    toJSON: () => Object.fromEntries(left),
    [Symbol.iterator]: () => left[Symbol.iterator](),
  };
}
