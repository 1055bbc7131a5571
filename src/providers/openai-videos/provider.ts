import { exchange } from '../http/exchange.ts';
import { jobId } from '../job-id.ts';
import type { AnswerReader } from '../http/answer-reader.ts';
import { multipartForm } from '../http/multipart.ts';
import type { CheckOutcome, Operation, RefusedOutcome, StartOutcome } from '../outcome.ts';
import type { ProviderAccess, ProviderCall } from '../provider-call.ts';
import { ProviderError } from '../provider-error.ts';
import { refuseUnknownOptions } from '../refuse-unknown-options.ts';
import type { VideoRequest } from '../request.ts';
import type { VideoProvider } from '../video-provider.ts';
import { readJob, type VideoJob } from './answer.ts';
import { isModeration, judge } from '../openai-errors.ts';
import { formOf, OPTION_FIELDS } from './request.ts';

/** What differs between services of this shape: where they are, and how one proves who one is. */
export interface VideosEndpoint {
  readonly name: string;
  /** The address of a path below the API, `['videos', id]`. */
  readonly url: (access: ProviderAccess, segments: readonly string[]) => string;
  readonly headers: (access: ProviderAccess) => Headers | Promise<Headers>;
}

type Headers = Readonly<Record<string, string>>;

/**
 * A provider that speaks the shape of OpenAI's Videos API: a job is created with a form, asked for
 * by its id, and its clip fetched from `/videos/{id}/content`. The service keeps no name of ours, so
 * a submission whose answer was lost can't be looked up.
 */
export function videosProvider(endpoint: VideosEndpoint): VideoProvider {
  const { name } = endpoint;
  return {
    name,
    idempotent: false,
    pollEveryMs: 5_000,

    async start(request: VideoRequest, call: ProviderCall): Promise<StartOutcome> {
      call.signal.throwIfAborted();
      refuseUnknownOptions(name, request.options, OPTION_FIELDS);
      const { firstFrame } = request;
      const picture = firstFrame && (await call.image(firstFrame.digest));
      const form = multipartForm(formOf(request, picture), call.idempotencyKey);
      const job = await exchange(call, {
        service: name,
        paid: true,
        request: {
          method: 'POST',
          url: endpoint.url(call, ['videos']),
          headers: {
            ...(await endpoint.headers(call)),
            'content-type': form.contentType,
            // Not honoured as an idempotency key: for whoever looks for the job in a server's log.
            'x-client-request-id': call.idempotencyKey,
          },
          body: form.body,
        },
        read: readJob,
        judge,
      });
      if (isRefusal(job)) return job;
      return job.state === 'failed'
        ? ended(call, job)
        : { kind: 'started', operation: { id: job.id } };
    },

    async check(operation: Operation, call: ProviderCall): Promise<CheckOutcome> {
      const id = idOf(name, operation);
      const job = await ask(endpoint, call, id);
      if (isRefusal(job)) return job;
      switch (job.state) {
        case 'running':
          return {
            kind: 'pending',
            ...(job.progress !== undefined && { progress: job.progress }),
          };
        case 'failed':
          return ended(call, job);
        case 'completed': {
          const url = endpoint.url(call, ['videos', id, 'content']);
          const headers = await endpoint.headers(call);
          const credentials = { origin: new URL(url).origin, headers };
          return { kind: 'completed', media: { kind: 'url', url, credentials } };
        }
      }
    },

    adopt: (id) => ({ id: jobId(name, id) }),

    async probe(access): Promise<void> {
      await exchange(access, {
        service: name,
        paid: false,
        request: {
          method: 'GET',
          url: endpoint.url(access, ['videos']),
          headers: await endpoint.headers(access),
        },
        read: () => undefined,
        judge,
      });
    },

    async cancel(operation: Operation, call: ProviderCall): Promise<void> {
      await exchange(call, {
        service: name,
        paid: false,
        request: {
          method: 'DELETE',
          url: endpoint.url(call, ['videos', idOf(name, operation)]),
          headers: await endpoint.headers(call),
        },
        read: () => undefined,
        absent: () => undefined,
        judge,
      });
    },
  };
}

async function ask(
  endpoint: VideosEndpoint,
  call: ProviderCall,
  id: string,
): Promise<VideoJob | RefusedOutcome> {
  return await exchange(call, {
    service: endpoint.name,
    paid: false,
    request: {
      method: 'GET',
      url: endpoint.url(call, ['videos', id]),
      headers: await endpoint.headers(call),
    },
    read: (answer: AnswerReader) => readJob(answer),
    judge,
  });
}

function ended(
  call: ProviderCall,
  { code, message }: Extract<VideoJob, { state: 'failed' }>,
): Extract<CheckOutcome, { kind: 'refused' | 'failed' }> {
  return {
    kind: isModeration(code) ? 'refused' : 'failed',
    reason: call.redact(message),
    ...(code !== undefined && { code }),
    charged: 'unknown',
  };
}

function isRefusal(result: VideoJob | RefusedOutcome): result is RefusedOutcome {
  return 'kind' in result;
}

function idOf(name: string, { id }: Operation): string {
  if (typeof id === 'string') return id;
  throw new ProviderError('provider/failed', `this is no operation of ${name}`, {
    retryable: false,
    submitted: 'no',
  });
}
