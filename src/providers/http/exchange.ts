import { ProviderError, type ProviderErrorCode } from '../provider-error.ts';
import type { RefusalCategory, RefusedOutcome } from '../outcome.ts';
import type { ProviderAccess, ProviderCall } from '../provider-call.ts';
import { type AnswerReader, isAnswerError, readJson } from './answer-reader.ts';
import { type HttpAnswer, type HttpError, type HttpRequest, isHttpError } from './http.ts';
import { retryAfterMs } from './retry-after.ts';
import { readServiceError, type ServiceError } from './service-error.ts';

/** What an answer that is no success means, after the service's own codes. */
export type Verdict =
  | {
      readonly kind: 'refused';
      readonly reason: string;
      readonly category?: RefusalCategory;
      readonly code?: string;
    }
  | {
      readonly kind: 'error';
      readonly code: ProviderErrorCode;
      readonly message: string;
      /** The service says by it that it did not take the job. */
      readonly notTaken: boolean;
      readonly hint?: string;
    };

/** One request to a service and what is made of its answer. */
export type Exchange<Result> = ExchangeFacts<Result> & (JsonAnswer<Result> | FileAnswer<Result>);

interface JsonAnswer<Result> {
  readonly read: (answer: AnswerReader, whole: HttpAnswer) => Result;
}

/** Of services that answer with the clip itself. Throws `AnswerError` where it is none. */
interface FileAnswer<Result> {
  readonly readFile: (whole: HttpAnswer) => Result;
}

interface ExchangeFacts<Result> {
  /** Its name, for messages. */
  readonly service: string;
  /** Whether it may cost money: then whatever leaves its outcome open is told as `unknown`. */
  readonly paid: boolean;
  readonly request: HttpRequest;
  readonly judge: (error: ServiceError) => Verdict;
  /** Of services that answer 200 and tell in the body that it was none: what they say, if they do. */
  readonly errorIn?: (answer: ServiceError) => Verdict | undefined;
  /**
   * What an answer that is no success says, where that is an answer: the job has failed. Undefined
   * where it is about the asking.
   */
  readonly answerIn?: (error: ServiceError) => Result | undefined;
  /** What a 404 says, where that is an answer: there is no such job. */
  readonly absent?: () => Result;
}

/** A submission carries pictures, and some services think before they answer. */
const SUBMIT_TIMEOUT_MS = 100_000;
const ASK_TIMEOUT_MS = 30_000;

/**
 * Asks once. Nothing is repeated here: the error that is thrown says whether the core may.
 *
 * @throws ProviderError
 */
export async function exchange<Result>(
  call: ProviderAccess & Partial<Pick<ProviderCall, 'signal'>>,
  asked: Exchange<Result>,
): Promise<Result | RefusedOutcome> {
  const { service, paid, request, judge, absent, answerIn, errorIn } = asked;
  let answer: HttpAnswer;
  try {
    answer = await call.http({
      timeoutMs: paid ? SUBMIT_TIMEOUT_MS : ASK_TIMEOUT_MS,
      fresh: paid,
      ...(call.signal && { signal: call.signal }),
      ...request,
    });
  } catch (error) {
    if (isHttpError(error)) throw unreached(call, service, paid, error);
    throw error;
  }
  call.log(`${request.method} ${withoutQuery(request.url)}: ${answer.status}`);
  if (answer.status === 404 && absent !== undefined) return absent();
  const isError = answer.status < 200 || answer.status > 299;
  const read = (): ServiceError => readServiceError(answer, call.redact);
  const told = isError ? answerIn?.(read()) : undefined;
  if (told !== undefined) return told;
  const verdict = isError ? judge(read()) : errorIn?.(read());
  if (verdict !== undefined) return settle(call, service, paid, verdict, answer);
  try {
    return 'readFile' in asked ? asked.readFile(answer) : asked.read(readJson(answer.body), answer);
  } catch (error) {
    if (!isAnswerError(error)) throw error;
    throw new ProviderError(
      'provider/bad-answer',
      call.redact(`${service} answered otherwise than its protocol says: ${error.message}`),
      { retryable: !paid, submitted: paid ? 'unknown' : 'no', cause: error },
    );
  }
}

function settle(
  call: ProviderAccess,
  service: string,
  paid: boolean,
  verdict: Verdict,
  { status, headers }: HttpAnswer,
): RefusedOutcome {
  if (verdict.kind === 'refused') {
    const { reason, category, code } = verdict;
    return {
      kind: 'refused',
      reason: call.redact(reason),
      ...(category && { category }),
      ...(code !== undefined && { code }),
      charged: paid ? false : 'unknown',
    };
  }
  const { code, message, notTaken, hint } = verdict;
  const open = paid && !notTaken;
  throw new ProviderError(code, call.redact(`${service} answered ${status}: ${message}`), {
    retryable: !open && mayPass(code),
    submitted: open ? 'unknown' : 'no',
    retryAfterMs: retryAfterMs(headers, call.clock.now()),
    ...(hint !== undefined && { hint }),
  });
}

/** Whether waiting a little may be all that is needed. */
function mayPass(code: ProviderErrorCode): boolean {
  switch (code) {
    case 'provider/rate-limited':
    case 'provider/overloaded':
    case 'provider/unreachable':
    case 'provider/failed':
    case 'provider/bad-answer':
      return true;
    case 'provider/invalid-request':
    case 'provider/credentials':
    case 'provider/quota':
    case 'provider/bad-media':
      return false;
  }
}

function unreached(
  call: ProviderAccess,
  service: string,
  paid: boolean,
  error: HttpError,
): ProviderError {
  const { kind, sent } = error;
  const misconfigured =
    kind === 'bad-url' || kind === 'private-address' || kind === 'refused-by-proxy';
  const code = kind === 'too-large' ? 'provider/bad-answer' : 'provider/unreachable';
  return new ProviderError(code, call.redact(`${service}: ${error.message}`), {
    retryable: !misconfigured && !(paid && sent),
    submitted: paid && sent ? 'unknown' : 'no',
    cause: error,
  });
}

function withoutQuery(url: string): string {
  return url.replace(/\?.*$/, '?…');
}
