import type { JsonObject } from '../../film/json.ts';
import type { JobProvider } from '../../providers/job-provider.ts';
import type { CompletedOutcome, Operation } from '../../providers/outcome.ts';
import type { ProviderCall } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import { refuseUnknownOptions } from '../../providers/refuse-unknown-options.ts';
import type { Staging } from '../../world/stage/staging.ts';
import { type JobFault, OPTION_NAMES, readOptions } from './fault.ts';
import { noteAccepted, noteAttempt, noteCheck } from './submissions.ts';

/** Checks that a slow operation takes for each one of a quick operation. */
const SLOW = 10;

interface MockRequest {
  readonly options: JsonObject;
  readonly staging?: Staging;
}

/** What is made of an accepted request, and done wrong with it. */
interface Trade<Request, Fault> {
  readonly faults: readonly Fault[];
  readonly make: (
    request: Request,
    fault: Fault | undefined,
    call: ProviderCall,
  ) => Promise<Pick<CompletedOutcome, 'media' | 'words'>>;
  /** Throws where a request asks for what can't be made. */
  readonly refuse?: (request: Request) => void;
}

interface MockOperation<Request, Fault> {
  readonly folder: string;
  readonly accepted: number;
  readonly pending: number;
  readonly fault: Fault | undefined;
  readonly request: Request;
}

/**
 * A provider that behaves like a service and costs nothing: it accepts a request, is pending for a
 * while, then delivers something tiny, and does wrong what the request's options ask for. Like most
 * services it honours no idempotency key: a second start is a second job.
 */
export function mockJobs<Request extends MockRequest, Fault extends string>({
  faults,
  make,
  refuse,
}: Trade<Request, Fault | JobFault>): JobProvider<Request> {
  return {
    name: 'mock',
    idempotent: false,
    pollEveryMs: 10,

    async start(request, call) {
      call.signal.throwIfAborted();
      refuseUnknownOptions('mock', request.options, OPTION_NAMES);
      refuse?.(request);
      const options = readOptions(request.options, faults);
      const folder = options.folder ?? call.scratchFolder;
      const attempt = await noteAttempt(folder);
      const fault = attempt < options.times ? options.fault : undefined;
      if (fault === 'refusal') {
        return { kind: 'refused', reason: 'The mock was asked to refuse.', charged: false };
      }
      if (fault === 'rate-limit') throw tooMany();
      const accepted = await noteAccepted(folder, call.idempotencyKey);
      if (fault === 'lost-reply') throw lostReply();
      const { staging: _, ...plain } = request;
      const operation: Operation = {
        folder,
        accepted,
        pending: options.pending * (fault === 'slow' ? SLOW : 1),
        fault: fault ?? null,
        // A request without its staging is plain JSON: strings, numbers and objects of them.
        request: JSON.stringify(plain),
      };
      return { kind: 'started', operation };
    },

    async check(operation, call) {
      call.signal.throwIfAborted();
      const known = readOperation<Request, Fault | JobFault>(operation, faults);
      const { folder, accepted, pending, fault, request } = known;
      const checks = await noteCheck(folder, accepted);
      if (checks < pending) return { kind: 'pending', progress: checks / pending };
      return { kind: 'completed', ...(await make(request, fault, call)), actualUsd: 0 };
    },
  };
}

/** What an operation of ours holds, read back after it went through a ledger. */
function readOperation<Request, Fault extends string>(
  operation: Operation,
  faults: readonly Fault[],
): MockOperation<Request, Fault> {
  const { folder, accepted, pending, fault, request } = operation;
  if (
    typeof folder !== 'string' ||
    typeof accepted !== 'number' ||
    typeof pending !== 'number' ||
    typeof request !== 'string'
  ) {
    throw new ProviderError('provider/failed', 'This is not an operation of the mock.', {
      retryable: false,
      submitted: 'no',
    });
  }
  return {
    folder,
    accepted,
    pending,
    fault: readOptions(typeof fault === 'string' ? { fault } : {}, faults).fault,
    request: JSON.parse(request) as Request,
  };
}

function tooMany(): ProviderError {
  return new ProviderError(
    'provider/rate-limited',
    'The mock was asked to accept nothing for now.',
    { retryable: true, retryAfterMs: 1, submitted: 'no' },
  );
}

function lostReply(): ProviderError {
  const message = 'The connection was closed before the reply.';
  return new ProviderError('provider/unreachable', message, {
    retryable: true,
    submitted: 'unknown',
  });
}
