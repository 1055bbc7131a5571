import { parseBaseUrl, urlBelow } from '../../providers/http/base-url.ts';
import { exchange } from '../../providers/http/exchange.ts';
import { needSecret } from '../../providers/http/need.ts';
import type { Operation, StartOutcome } from '../../providers/outcome.ts';
import type { ProviderAccess, ProviderCall } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { ImageInput, VideoRequest } from '../../providers/request.ts';
import type { CheckOutcome, VideoProvider } from '../../providers/video-provider.ts';
import { isRequestPath, readClip, readIsDone, readRequestPath } from './answer.ts';
import { failureIn, judge } from './errors.ts';
import { findProviderModel, hubOf, PROVIDER } from './mapping.ts';
import { hubModelOf } from './model.ts';
import { inputOf } from './request.ts';

const NAME = 'huggingface';
const ROUTER = 'https://router.huggingface.co';

/**
 * Models behind Hugging Face's router, in the queue of fal: a request is put into it, its status is
 * asked for, and when that says that it is done, its result. The queue keeps no name of ours, so a
 * submission whose answer was lost can't be looked up; whether the router passes on that a request is
 * to be cancelled is not said anywhere.
 */
export function createProvider(): VideoProvider {
  return {
    name: NAME,
    idempotent: false,
    pollEveryMs: 5_000,

    async start(request, call): Promise<StartOutcome> {
      call.signal.throwIfAborted();
      const headers = headersOf(call);
      const input = await inputFor(request, call);
      const hasFirstFrame = request.firstFrame !== undefined;
      const task = hasFirstFrame ? 'image-to-video' : 'text-to-video';
      const model = hubModelOf(request.model, hasFirstFrame);
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
    },

    async check(operation, call): Promise<CheckOutcome> {
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
      return status.isDone ? await resultOf(path, call) : { kind: 'pending' };
    },

    async probe(access): Promise<void> {
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
    },
  };
}

async function inputFor(request: VideoRequest, call: ProviderCall): Promise<object> {
  const bytes = async (input: ImageInput | undefined): Promise<Uint8Array | undefined> =>
    input && (await call.image(input.digest));
  const firstFrame = await bytes(request.firstFrame);
  const lastFrame = await bytes(request.lastFrame);
  return inputOf(request, {
    ...(firstFrame && { firstFrame }),
    ...(lastFrame && { lastFrame }),
  });
}

async function resultOf(path: string, call: ProviderCall): Promise<CheckOutcome> {
  const end = await exchange(call, {
    service: NAME,
    paid: false,
    request: { method: 'GET', url: routedUrl(call, path), headers: headersOf(call) },
    read: readClip,
    answerIn: failureIn,
    judge,
  });
  if ('kind' in end) return end;
  // Clips lie on a host of the provider's, open to everybody who has the address: no token goes there.
  if (end.state === 'completed') {
    return { kind: 'completed', media: { kind: 'url', url: end.url } };
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
