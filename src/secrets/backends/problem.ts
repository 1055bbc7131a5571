import type { SecretErrorCode } from '../secret-error.ts';

/**
 * Why a place gives no secret, thrown where it turns up: there it is not known for which names it was
 * asked. `lookUpEach` says it for each of them.
 */
export class Problem extends Error {
  readonly code: SecretErrorCode;
  readonly hint: string;

  /**
   * @param text ends the sentence `HF_TOKEN could not be read from aws://films: …`.
   * @param cause never an error of a service's library: those hold whole requests and answers, and
   * whoever prints an error prints its cause.
   */
  constructor(code: SecretErrorCode, text: string, hint: string, cause?: unknown) {
    super(text, cause === undefined ? {} : { cause });
    this.code = code;
    this.hint = hint;
  }

  override get name(): string {
    return 'Problem';
  }
}

export function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'Problem';
}
