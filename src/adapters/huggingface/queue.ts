import type { JsonObject } from '../../film/json.ts';
import type { AnswerReader } from '../../providers/http/answer-reader.ts';
import { parseBaseUrl, urlBelow } from '../../providers/http/base-url.ts';
import { exchange } from '../../providers/http/exchange.ts';
import { needSecret } from '../../providers/http/need.ts';
import { noJobId } from '../../providers/job-id.ts';
import type { CheckOutcome, Operation, StartOutcome } from '../../providers/outcome.ts';
import type { ProbeAccess } from '../../providers/job-provider.ts';
import type { ProviderAccess, ProviderCall } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import { isRequestPath, readIsDone, readRequestPath, type RequestEnd } from './answer.ts';
import { failureIn, judge } from './errors.ts';
import { findProviderModel, hubOf, PROVIDER, type Task } from './mapping.ts';
import { NAME } from './options.ts';

const ROUTER = 'https://router.huggingface.co';

/** What is put into the queue: a model as the Hub names it, for a task, with its input. */
export interface QueuedRequest {
  readonly model: string;
  readonly task: Task;
  readonly input: JsonObject;
}

/**
 * Puts a request into the queue of fal, behind Hugging Face's router. The queue keeps no name of ours,
 * so a submission whose answer was lost can't be looked up; whether the router passes on that a
 * request is to be cancelled is not said anywhere.
 */
export async function submit(
  { model, task, input }: QueuedRequest,
  call: ProviderCall,
): Promise<StartOutcome> {
  const headers = headersOf(call);
  const providerModel = await findProviderModel(call, headers, model, task);
  const taken = await exchange(call, {
    service: NAME,
    paid: true,
    request: {
      method: 'POST',
      url: routedUrl(call, providerModel),
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    },
    read: (answer) => ({ path: readRequestPath(answer) }),
    judge,
  });
  return 'kind' in taken ? taken : { kind: 'started', operation: taken };
}

/**
 * Asks for the status of a request and, when that says that it is done, for its result.
 *
 * @param readResult where the result of the model's task has its file.
 */
export async function look(
  operation: Operation,
  call: ProviderCall,
  readResult: (answer: AnswerReader) => RequestEnd,
): Promise<CheckOutcome> {
  const path = pathOf(operation);
  const status = await exchange(call, {
    service: NAME,
    paid: false,
    request: {
      method: 'GET',
      url: routedUrl(call, `${path}/status`),
      headers: headersOf(call),
    },
    read: (answer) => ({ isDone: readIsDone(answer) }),
    judge,
  });
  if ('kind' in status) return status;
  return status.isDone ? await resultOf(path, call, readResult) : { kind: 'pending' };
}

/** A request of the queue, by its path there. */
export function adoptRequest(id: string): Operation {
  const path = id.trim();
  if (!isRequestPath(path))
    throw noJobId(NAME, 'Write its path in the queue: /fal-ai/MODEL/requests/ID');
  return { path };
}

export async function probe(access: ProbeAccess): Promise<void> {
  await exchange(access, {
    service: NAME,
    paid: false,
    request: {
      method: 'GET',
      url: urlBelow(hubOf(access), ['api', 'whoami-v2']),
      headers: { authorization: `Bearer ${needSecret(access, 'HF_TOKEN')}` },
    },
    read: () => undefined,
    judge,
  });
}

async function resultOf(
  path: string,
  call: ProviderCall,
  read: (answer: AnswerReader) => RequestEnd,
): Promise<CheckOutcome> {
  const end = await exchange(call, {
    service: NAME,
    paid: false,
    request: { method: 'GET', url: routedUrl(call, path), headers: headersOf(call) },
    read,
    answerIn: failureIn,
    judge,
  });
  if ('kind' in end) return end;
  // Files lie on a host of the provider's, open to everybody who has the address: no token goes there.
  if (end.state === 'completed') {
    return { kind: 'completed', media: { kind: 'url', url: end.url } };
  }
  if (end.state === 'flagged') {
    const reason = 'the safety checker flagged the picture, and blackened it';
    return { kind: 'refused', reason, category: 'sexual', code: end.code, charged: 'unknown' };
  }
  const { code, message } = end;
  return { kind: 'failed', reason: call.redact(message), code, charged: 'unknown' };
}

function headersOf(access: ProviderAccess): Readonly<Record<string, string>> {
  const billTo = access.setting('billTo');
  return {
    authorization: `Bearer ${needSecret(access, 'HF_TOKEN')}`,
    ...(billTo !== undefined && { 'x-hf-bill-to': billTo }),
  };
}

/** `{router}/fal-ai/{path}?_subdomain=queue` */
function routedUrl(access: ProviderAccess, path: string): string {
  const base = parseBaseUrl(access.setting('baseUrl') ?? ROUTER, 'HF_ROUTER_BASE_URL');
  const segments = path.split('/').filter((segment) => segment !== '');
  return urlBelow(base, [PROVIDER, ...segments], { _subdomain: 'queue' });
}

function pathOf({ path }: Operation): string {
  if (isRequestPath(path)) return path;
  throw new ProviderError('provider/failed', `this is no operation of ${NAME}`, {
    retryable: false,
    submitted: 'no',
  });
}
