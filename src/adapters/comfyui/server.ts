import { parseBaseUrl, urlBelow } from '../../providers/http/base-url.ts';
import type { AnswerReader } from '../../providers/http/answer-reader.ts';
import { exchange } from '../../providers/http/exchange.ts';
import type { HttpRequest } from '../../providers/http/http.ts';
import type { ProviderAccess, ProviderCall } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import { judge } from './errors.ts';

export const NAME = 'comfyui';
/** The history of a hundred large workflows. */
const MOST_BYTES = 64 * 1024 * 1024;

export type ServerAccess = ProviderAccess & Pick<ProviderCall, 'signal'>;

interface Asked<Result> {
  readonly method?: 'GET' | 'POST';
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: { readonly contentType: string; readonly body: Uint8Array };
  readonly paid?: boolean;
  readonly read: (answer: AnswerReader) => Result;
}

/** Asks the server once. It knows no moderation, so there is always a result or an error. */
export async function ask<Result>(access: ServerAccess, asked: Asked<Result>): Promise<Result> {
  const { method = 'GET', path, query, paid = false, read } = asked;
  const result = await exchange<{ readonly of: Result }>(access, {
    service: NAME,
    paid,
    request: {
      method,
      url: urlOf(access, path, query),
      maxBytes: MOST_BYTES,
      ...bodyOf(asked, headersOf(access)),
    },
    read: (answer) => ({ of: read(answer) }),
    judge,
  });
  if ('of' in result) return result.of;
  throw new ProviderError('provider/bad-answer', `${NAME}: ${result.reason}`, {
    retryable: false,
    submitted: paid ? 'unknown' : 'no',
  });
}

/** Tells the server something that it answers with nothing at all. */
export async function tell(
  access: ServerAccess,
  path: readonly string[],
  json: unknown,
): Promise<void> {
  const http: ProviderAccess['http'] = async (request) => {
    const answer = await access.http(request);
    return answer.body.length === 0 ? { ...answer, body: Buffer.from('null') } : answer;
  };
  await ask({ ...access, http }, { method: 'POST', path, json, read: () => undefined });
}

export function urlOf(
  access: ProviderAccess,
  path: readonly string[],
  query?: Readonly<Record<string, string>>,
): string {
  const base = access.setting('baseUrl');
  if (base !== undefined) return urlBelow(parseBaseUrl(base, 'COMFYUI_URL'), path, query);
  throw new ProviderError('provider/credentials', `${NAME} needs COMFYUI_URL`, {
    retryable: false,
    submitted: 'no',
    hint: 'Set it to where the server is, e.g. http://127.0.0.1:8188.',
  });
}

export function headersOf(access: ProviderAccess): Readonly<Record<string, string>> {
  const token = access.secret('COMFYUI_TOKEN');
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

function bodyOf(
  { json, form }: Pick<Asked<unknown>, 'json' | 'form'>,
  headers: Readonly<Record<string, string>>,
): Pick<HttpRequest, 'headers' | 'body'> {
  if (form !== undefined) {
    return { headers: { ...headers, 'content-type': form.contentType }, body: form.body };
  }
  if (json === undefined) return { headers };
  return {
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(json),
  };
}
