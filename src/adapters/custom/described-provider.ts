import type { JsonObject } from '../../film/json.ts';
import { exchange } from '../../providers/http/exchange.ts';
import type {
  CheckOutcome,
  CompletedOutcome,
  Media,
  Operation,
  RefusedOutcome,
  StartOutcome,
} from '../../providers/outcome.ts';
import { jobId, noJobId } from '../../providers/job-id.ts';
import type { ProviderCall } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { HttpAnswer, HttpRequest } from '../../providers/http/http.ts';
import type { JobProvider } from '../../providers/job-provider.ts';
import { at } from '../../providers/template/place.ts';
import type { SlotValues } from '../../providers/template/slots.ts';
import type { AnswerReader } from '../../providers/http/answer-reader.ts';
import { type JobState, readId, readResult, readState } from './answer.ts';
import { judgeBy, toldIn } from './errors.ts';
import { readFound } from './find.ts';
import type { Making } from './making.ts';
import { addressOf, placeOf, type ServicePlace } from './place.ts';
import { type ClipPlace, type Errors, type Job, readService, type Service } from './service.ts';

/** Clips come through memory here, also as base64. */
const MOST_BYTES = 256 * 1024 * 1024;

/** All that is needed to go on with a job, also after the film was changed. */
interface CustomOperation {
  readonly id: string;
  /** The film's own, used where the environment has none. */
  readonly url: string | null;
  readonly job: Job;
  readonly clip: ClipPlace;
  readonly errors: Errors;
}

/** What differs by what a service makes. */
export interface Trade<Request> {
  readonly making: Making;
  /** The one request that may cost money. */
  readonly submission: (
    service: Service,
    place: ServicePlace,
    request: Request,
    call: ProviderCall,
  ) => Promise<HttpRequest>;
  /** Throws where the request asks for more than the service can do. */
  readonly check?: (request: Request) => void;
}

/** A provider of whatever service a film describes. */
export function describedProvider<
  Request extends { readonly model: string; readonly options: JsonObject },
>({ making, submission, check }: Trade<Request>): JobProvider<Request> {
  const serviceOf = ({ options, model }: Request): Service =>
    readService({ ...options, model }, making);
  return {
    name: 'custom',
    // Nothing is known of what the service does with our key, but that it may be asked for it.
    idempotent: false,

    async start(request: Request, call: ProviderCall): Promise<StartOutcome> {
      call.signal.throwIfAborted();
      check?.(request);
      const service = serviceOf(request);
      const place = placeOf(call, service.url, making);
      const asked = await submission(service, place, request, call);
      const { job, clip, errors, submit } = service;
      const common = {
        service: 'custom',
        paid: true,
        judge: judgeBy(errors),
        errorIn: toldIn(errors),
      };
      if (job !== undefined) {
        const id = await exchange(call, {
          ...common,
          request: asked,
          read: (answer) => readId(answer, job),
        });
        if (typeof id !== 'string') return id;
        return { kind: 'started', operation: operationOf(service, job, id) };
      }
      const patient = { ...asked, timeoutMs: submit.timeoutMs, maxBytes: MOST_BYTES };
      if (clip.in === 'body') {
        const readFile = (answer: HttpAnswer): Uint8Array => readResult(answer, making);
        const bytes = await exchange(call, { ...common, request: patient, readFile });
        return isRefusal(bytes) ? bytes : completed({ kind: 'bytes', bytes }, place);
      }
      const media = await exchange(call, {
        ...common,
        request: patient,
        read: (answer) => mediaIn(answer, clip, place, {}),
      });
      return isRefusal(media) ? media : completed(media, place);
    },

    async find(call: ProviderCall, request: Request): Promise<Operation | 'unknown' | undefined> {
      const service = serviceOf(request);
      const { job, find, errors } = service;
      if (job === undefined || find === undefined) return 'unknown';
      const place = placeOf(call, service.url, making);
      const found = await exchange(call, {
        service: 'custom',
        paid: false,
        request: {
          method: 'GET',
          url: addressOf(place.base, find.path, { key: call.idempotencyKey }, making),
          headers: place.credentials,
        },
        read: (answer) => ({ id: readFound(answer, find, job) }),
        absent: () => ({ id: undefined }),
        judge: judgeBy(errors),
      });
      if (isRefusal(found)) return 'unknown';
      if (found.id !== undefined) return operationOf(service, job, found.id);
      return find.absent === 'none' ? undefined : 'unknown';
    },

    adopt(id: string, request: Request): Operation {
      const service = serviceOf(request);
      if (service.job !== undefined) return operationOf(service, service.job, jobId('custom', id));
      throw noJobId('custom', `The service answers with the ${making.result}, and has no jobs.`);
    },

    async check(operation: Operation, call: ProviderCall): Promise<CheckOutcome> {
      const { id, url, job, clip, errors } = readOperation(operation);
      const place = placeOf(call, url ?? undefined, making);
      const values = { id, key: call.idempotencyKey };
      const seen = await exchange(call, {
        service: 'custom',
        paid: false,
        request: {
          method: 'GET',
          url: addressOf(place.base, job.path, values, making),
          headers: place.credentials,
          maxBytes: MOST_BYTES,
        },
        read: (answer) => {
          const state = readState(answer, job, errors);
          return state.state === 'done' ? mediaIn(answer, clip, place, values) : state;
        },
        judge: judgeBy(errors),
      });
      if (isRefusal(seen)) return seen;
      return 'state' in seen ? outcomeOf(seen, call) : completed(seen, place);
    },
  };
}

function mediaIn(
  answer: AnswerReader,
  clip: ClipPlace,
  { base, credentials }: ServicePlace,
  values: SlotValues,
): Media {
  const own = { origin: base.origin, headers: credentials };
  switch (clip.in) {
    case 'data':
      return { kind: 'bytes', bytes: at(answer, clip.place).base64() };
    case 'path':
      return { kind: 'url', url: addressOf(base, clip.path, values), credentials: own };
    case 'url': {
      const written = at(answer, clip.place).text();
      const url = URL.canParse(written, base.href) ? new URL(written, base).href : written;
      return { kind: 'url', url, credentials: own };
    }
    case 'body':
      throw new Error('a job’s clip has a place');
  }
}

function completed(media: Media, { notes }: ServicePlace): CompletedOutcome {
  return { kind: 'completed', media, ...(notes.length > 0 && { notes }) };
}

function outcomeOf(state: Exclude<JobState, { state: 'done' }>, call: ProviderCall): CheckOutcome {
  if (state.state === 'running') {
    return { kind: 'pending', ...(state.progress !== undefined && { progress: state.progress }) };
  }
  const { reason, code } = state;
  return {
    kind: state.state,
    reason: call.redact(reason),
    ...(code !== undefined && { code }),
    charged: 'unknown',
  };
}

function isRefusal(result: object): result is RefusedOutcome {
  return 'kind' in result && result.kind === 'refused';
}

/** What is undefined is left out, as JSON would leave it. */
function operationOf({ url, clip, errors }: Service, job: Job, id: string): Operation {
  const operation: CustomOperation = { id, url: url ?? null, job, clip, errors };
  return JSON.parse(JSON.stringify(operation)) as JsonObject;
}

function readOperation(operation: Operation): CustomOperation {
  const { id, job, clip, errors } = operation;
  const isOne = [job, clip, errors].every((each) => typeof each === 'object' && each !== null);
  if (typeof id === 'string' && isOne) return operation as unknown as CustomOperation;
  throw new ProviderError('provider/failed', 'this is no operation of custom', {
    retryable: false,
    submitted: 'no',
  });
}
