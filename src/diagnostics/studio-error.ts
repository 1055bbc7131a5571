import type { ExitCode } from './exit-code.ts';

/**
 * A failure that the user can understand and mend; anything else that is thrown is a defect.
 * Branch on `code`, never on the message.
 */
export class StudioError extends Error {
  readonly code: string;
  readonly exitCode: ExitCode;
  readonly hint: string | undefined;

  constructor(
    code: string,
    exitCode: ExitCode,
    message: string,
    options: { hint?: string; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.exitCode = exitCode;
    this.hint = options.hint;
  }

  override get name(): string {
    return 'StudioError';
  }
}

/** Whether a caught value is ours; by shape, so that it holds across realms. */
export function isStudioError(error: unknown): error is StudioError {
  return typeof error === 'object' && error !== null && 'exitCode' in error && 'code' in error;
}

/** The `code` of a thrown system or library error, if it has one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
