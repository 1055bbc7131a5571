import { parseBaseUrl, urlBelow } from '../../providers/http/base-url.ts';
import { exchange } from '../../providers/http/exchange.ts';
import { jobId } from '../../providers/job-id.ts';
import { needSecret } from '../../providers/http/need.ts';
import type { CheckOutcome, Operation } from '../../providers/outcome.ts';
import type { ProviderAccess, ProviderCall } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { ImageInput, VideoRequest } from '../../providers/request.ts';
import type { VideoProvider } from '../../providers/video-provider.ts';
import { type Generation, readGeneration } from './answer.ts';
import { CONTENT_MODERATED, judge } from './errors.ts';
import { bodyOf, type RequestImages } from './request.ts';

const NAME = 'luma';

/**
 * Luma's Agents API: a generation is posted and looked at. The service keeps no name of ours and
 * lists nothing, so a submission whose answer was lost can't be looked up; nor can it be stopped.
 */
export function createProvider(): VideoProvider {
  return {
    name: NAME,
    idempotent: false,
    pollEveryMs: 5_000,

    async start(request, call) {
      call.signal.throwIfAborted();
      const body = bodyOf(request, await imagesOf(request, call));
      const posted = await exchange(call, {
        service: NAME,
        paid: true,
        request: {
          method: 'POST',
          url: urlOf(call, []),
          headers: {
            ...headersOf(call),
            'content-type': 'application/json',
            // Not honoured as an idempotency key: for whoever looks for the job in a log.
            'x-request-id': call.idempotencyKey,
          },
          body: JSON.stringify(body),
        },
        read: readGeneration,
        judge,
      });
      if ('kind' in posted) return posted;
      return posted.state === 'failed'
        ? ended(posted, call)
        : { kind: 'started', operation: { id: posted.id } };
    },

    async check(operation, call) {
      const seen = await exchange(call, {
        service: NAME,
        paid: false,
        request: { method: 'GET', url: urlOf(call, [idOf(operation)]), headers: headersOf(call) },
        read: readGeneration,
        judge,
      });
      return 'kind' in seen ? seen : outcomeOf(seen, call);
    },

    adopt: (id) => ({ id: jobId(NAME, id) }),

    async probe(access) {
      await exchange(access, {
        service: NAME,
        paid: false,
        request: {
          method: 'GET',
          url: urlOf(access, [access.idempotencyKey]),
          headers: headersOf(access),
        },
        read: () => undefined,
        // There is nothing else to ask, and no generation of that name.
        absent: () => undefined,
        judge,
      });
    },
  };
}

async function imagesOf(request: VideoRequest, call: ProviderCall): Promise<RequestImages> {
  const bytes = async (input: ImageInput | undefined): Promise<Uint8Array | undefined> =>
    input && (await call.image(input.digest));
  const firstFrame = await bytes(request.firstFrame);
  const lastFrame = await bytes(request.lastFrame);
  return { ...(firstFrame && { firstFrame }), ...(lastFrame && { lastFrame }) };
}

function outcomeOf(generation: Generation, call: ProviderCall): CheckOutcome {
  switch (generation.state) {
    case 'running':
      return { kind: 'pending' };
    case 'completed':
      call.conceal(generation.url);
      return { kind: 'completed', media: { kind: 'url', url: generation.url } };
    case 'failed':
      return ended(generation, call);
  }
}

/** Both are refunded, the page says. */
function ended(
  { code, reason }: Extract<Generation, { state: 'failed' }>,
  call: ProviderCall,
): Extract<CheckOutcome, { kind: 'refused' | 'failed' }> {
  const facts = {
    reason: call.redact(reason),
    ...(code !== undefined && { code }),
    charged: false,
  };
  return code === CONTENT_MODERATED
    ? { kind: 'refused', category: 'other', ...facts }
    : { kind: 'failed', ...facts };
}

function urlOf(access: ProviderAccess, path: readonly string[]): string {
  const base = access.setting('baseUrl') ?? 'https://agents.lumalabs.ai/v1';
  return urlBelow(parseBaseUrl(base, 'LUMA_BASE_URL'), ['generations', ...path]);
}

function headersOf(access: ProviderAccess): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${needSecret(access, 'LUMA_AGENTS_API_KEY')}` };
}

function idOf({ id }: Operation): string {
  if (typeof id === 'string') return id;
  throw new ProviderError('provider/failed', `this is no operation of ${NAME}`, {
    retryable: false,
    submitted: 'no',
  });
}
