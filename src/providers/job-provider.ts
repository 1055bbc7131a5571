import type { CheckOutcome, Operation, StartOutcome } from './outcome.ts';
import type { ProviderAccess, ProviderCall } from './provider-call.ts';

/**
 * A service that makes media, in two calls. Waiting, retrying, timing out and downloading belong to
 * the core, so that every provider resumes after a crash in the same way.
 */
export interface JobProvider<Request> {
  readonly name: string;
  /**
   * Whether `start` may be repeated with the same idempotency key without another charge: the
   * service honours the key, or nothing leaves this machine.
   */
  readonly idempotent: boolean;
  /** How long to wait between checks; 5 seconds where the service does not say. */
  readonly pollEveryMs?: number;
  /**
   * Submits, in one request that costs money. Is called at most once per idempotency key unless the
   * key is honoured. Throws a `ProviderError` that says whether the job may have been taken.
   */
  start(request: Request, call: ProviderCall): Promise<StartOutcome>;
  /** Asks how an operation is. Safe to repeat. */
  check(operation: Operation, call: ProviderCall): Promise<CheckOutcome>;
  /** Stops an operation, where the service can. Safe to repeat. */
  cancel?(operation: Operation, call: ProviderCall): Promise<void>;
  /**
   * Looks up the job that was submitted with the call's idempotency key, where the service can be
   * asked that: undefined where it certainly has none, `unknown` where it can't tell yet. With it, a
   * lost reply is no unknown outcome, or will be none later. The request is the one that was
   * submitted.
   */
  find?(call: ProviderCall, request: Request): Promise<Operation | 'unknown' | undefined>;
  /**
   * What a job is asked by that somebody has found in the service's console, from the id that stands
   * there. Absent where there are no jobs, or none that can be named. The request is the one that was
   * submitted. Throws a `ProviderError` `provider/invalid-request` where it can be no id.
   */
  adopt?(id: string, request: Request): Operation;
  /** Asks something that costs nothing. Throws a `ProviderError` where the credentials don't work. */
  probe?(access: ProbeAccess): Promise<void>;
}

export type ProbeAccess = ProviderAccess & Pick<ProviderCall, 'signal' | 'idempotencyKey'>;
