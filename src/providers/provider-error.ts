import { ExitCode } from '../diagnostics/exit-code.ts';
import { StudioError } from '../diagnostics/studio-error.ts';

export type ProviderErrorCode =
  | 'provider/rate-limited'
  | 'provider/unreachable'
  | 'provider/credentials'
  | 'provider/failed';

/**
 * A call to a provider that brought no outcome. A refusal by the provider is not one: that is an
 * outcome.
 */
export class ProviderError extends StudioError {
  override readonly code: ProviderErrorCode;
  /** Whether the same call may be tried again. */
  readonly retryable: boolean;
  /** How long the provider asks to wait before that. */
  readonly retryAfterMs: number | undefined;
  /**
   * Whether the work may have been accepted all the same: `no` where it certainly was not,
   * `unknown` where the reply was lost, so that trying again might pay twice.
   */
  readonly submitted: 'no' | 'unknown';

  constructor(
    code: ProviderErrorCode,
    message: string,
    options: {
      retryable: boolean;
      submitted: 'no' | 'unknown';
      retryAfterMs?: number;
      hint?: string;
      cause?: unknown;
    },
  ) {
    const exitCode =
      code === 'provider/credentials' ? ExitCode.credentials : ExitCode.providerFailed;
    super(code, exitCode, message, options);
    this.code = code;
    this.retryable = options.retryable;
    this.retryAfterMs = options.retryAfterMs;
    this.submitted = options.submitted;
  }

  override get name(): string {
    return 'ProviderError';
  }
}
