import { ExitCode } from '../diagnostics/exit-code.ts';
import { StudioError } from '../diagnostics/studio-error.ts';

export type ProviderErrorCode =
  | 'provider/invalid-request'
  | 'provider/credentials'
  | 'provider/quota'
  | 'provider/rate-limited'
  | 'provider/overloaded'
  | 'provider/unreachable'
  | 'provider/bad-answer'
  | 'provider/bad-media'
  | 'provider/failed';

export interface ProviderErrorFacts {
  /** Whether the same call may be tried again. */
  readonly retryable: boolean;
  /**
   * Whether the work may have been accepted all the same: `no` where it certainly was not,
   * `unknown` where the reply was lost, so that trying again might pay twice. Of calls that submit
   * nothing it is always `no`.
   */
  readonly submitted: 'no' | 'unknown';
  /** How long the provider asks to wait before the next try. */
  readonly retryAfterMs?: number | undefined;
  readonly hint?: string;
  readonly cause?: unknown;
}

/**
 * A call to a provider that brought no outcome. A refusal by the provider is not one, nor is a job
 * that it took and could not finish: those are outcomes.
 */
export class ProviderError extends StudioError {
  override readonly code: ProviderErrorCode;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly submitted: 'no' | 'unknown';

  constructor(code: ProviderErrorCode, message: string, facts: ProviderErrorFacts) {
    const exitCode =
      code === 'provider/credentials' ? ExitCode.credentials : ExitCode.providerFailed;
    super(code, exitCode, message, facts);
    this.code = code;
    this.retryable = facts.retryable;
    this.retryAfterMs = facts.retryAfterMs;
    this.submitted = facts.submitted;
  }

  override get name(): string {
    return 'ProviderError';
  }
}

/** Whether a caught value is one; by shape, so that it holds across realms. */
export function isProviderError(error: unknown): error is ProviderError {
  return (
    typeof error === 'object' && error !== null && 'retryable' in error && 'submitted' in error
  );
}
