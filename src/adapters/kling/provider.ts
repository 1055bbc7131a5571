import { parseBaseUrl, urlBelow } from '../../providers/http/base-url.ts';
import { exchange } from '../../providers/http/exchange.ts';
import { jobId } from '../../providers/job-id.ts';
import { needSecret } from '../../providers/http/need.ts';
import type { CheckOutcome, Operation, RefusedOutcome } from '../../providers/outcome.ts';
import type { ProviderAccess, ProviderCall } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { ImageInput, VideoRequest } from '../../providers/request.ts';
import type { VideoProvider } from '../../providers/video-provider.ts';
import { type KlingTask, readCreated, readTasks } from './answer.ts';
import { errorIn, isModeration, judge } from './errors.ts';
import { type RequestImages, submissionOf } from './request.ts';

const NAME = 'kling';

/**
 * Kling: a task is posted with a name of ours, which the account can have only once, and by which it
 * is found again where an answer was lost. It can't be stopped.
 */
export function createProvider(): VideoProvider {
  return {
    name: NAME,
    idempotent: false,
    pollEveryMs: 10_000,

    async start(request, call) {
      call.signal.throwIfAborted();
      const images = await imagesOf(request, call);
      const { path, body } = submissionOf(request, images, call.idempotencyKey);
      const created = await exchange(call, {
        service: NAME,
        paid: true,
        request: {
          method: 'POST',
          url: urlOf(call, path),
          headers: { ...headersOf(call), 'content-type': 'application/json' },
          body: JSON.stringify(body),
        },
        read: readCreated,
        judge,
        errorIn,
      });
      if ('kind' in created) return created;
      return { kind: 'started', operation: { id: created.id } };
    },

    async check(operation, call) {
      const id = idOf(operation);
      const seen = await look(call, { task_ids: id });
      if ('kind' in seen) return seen;
      const task = seen.tasks.find((each) => each.id === id);
      if (task !== undefined) return outcomeOf(task, call);
      throw new ProviderError('provider/bad-answer', `kling knows no task ${id}`, {
        retryable: true,
        submitted: 'no',
      });
    },

    async find(call) {
      const seen = await look(call, { external_task_ids: call.idempotencyKey });
      const [task] = 'kind' in seen ? [] : seen.tasks;
      return task && { id: task.id };
    },

    adopt: (id) => ({ id: jobId(NAME, id) }),

    async probe(access) {
      await look(access, { external_task_ids: access.idempotencyKey });
    },
  };
}

async function imagesOf(request: VideoRequest, call: ProviderCall): Promise<RequestImages> {
  const bytes = async (input: ImageInput | undefined): Promise<Uint8Array | undefined> =>
    input && (await call.image(input.digest));
  const firstFrame = await bytes(request.firstFrame);
  const lastFrame = await bytes(request.lastFrame);
  return {
    ...(firstFrame && { firstFrame }),
    ...(lastFrame && { lastFrame }),
    references: await Promise.all(request.references.map(({ digest }) => call.image(digest))),
  };
}

async function look(
  access: ProviderAccess & Pick<ProviderCall, 'signal'>,
  query: Readonly<Record<string, string>>,
): Promise<{ readonly tasks: readonly KlingTask[] } | RefusedOutcome> {
  return await exchange(access, {
    service: NAME,
    paid: false,
    request: { method: 'GET', url: urlOf(access, ['tasks'], query), headers: headersOf(access) },
    read: (answer) => ({ tasks: readTasks(answer) }),
    judge,
    errorIn,
  });
}

function outcomeOf({ state, message, videoUrl, usd }: KlingTask, call: ProviderCall): CheckOutcome {
  if (state === 'running') return { kind: 'pending' };
  if (videoUrl !== undefined) {
    call.conceal(videoUrl);
    const media = { kind: 'url', url: videoUrl } as const;
    return { kind: 'completed', media, ...(usd !== undefined && { actualUsd: usd }) };
  }
  const charged = usd === undefined ? 'unknown' : usd > 0;
  const reason = call.redact(message ?? 'the task failed, with no reason');
  return isModeration(reason)
    ? { kind: 'refused', reason, category: 'other', charged }
    : { kind: 'failed', reason, charged };
}

function urlOf(
  access: ProviderAccess,
  path: readonly string[],
  query?: Readonly<Record<string, string>>,
): string {
  const base = access.setting('baseUrl') ?? 'https://api-singapore.klingai.com';
  return urlBelow(parseBaseUrl(base, 'KLING_BASE_URL'), path, query);
}

function headersOf(access: ProviderAccess): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${needSecret(access, 'KLING_API_KEY')}` };
}

function idOf({ id }: Operation): string {
  if (typeof id === 'string') return id;
  throw new ProviderError('provider/failed', `this is no operation of ${NAME}`, {
    retryable: false,
    submitted: 'no',
  });
}
