import { ExitCode } from '../diagnostics/exit-code.ts';
import { StudioError } from '../diagnostics/studio-error.ts';
import { placeText, type SecretPlace } from './secret-place.ts';

/** Why a secret could not be had from a place that was asked for it. */
export type SecretErrorCode =
  /** A `.env` file is named and not there, or is there and can’t be read. */
  | 'secrets/env-file'
  /** The place itself needs credentials, and there are none. */
  | 'secrets/no-credentials'
  /** They are there, and the service does not know them, or no longer. */
  | 'secrets/bad-credentials'
  /** They are good, and may not read this. */
  | 'secrets/denied'
  /** There is no such secret, file or key. */
  | 'secrets/not-found'
  /** Its address leads to no project, config or vault, or lacks something, such as a region. */
  | 'secrets/bad-place'
  | 'secrets/throttled'
  /** No answer: no connection, none in time, or the service is out of order. */
  | 'secrets/unreachable'
  /** What is kept there is no text, no JSON where a key is named, or empty. */
  | 'secrets/bad-value'
  /** Its library is an optional package that is not there. */
  | 'secrets/not-installed';

/**
 * Says which name, which place and what to do, and never a value. `name` is the variable that was
 * looked up: HF_TOKEN.
 */
export function secretError(
  code: SecretErrorCode,
  { name, place }: { readonly name: string; readonly place: SecretPlace },
  problem: string,
  hint: string,
  cause?: unknown,
): StudioError {
  return new StudioError(
    code,
    ExitCode.credentials,
    `${name} could not be read from ${placeText(place)}: ${problem}`,
    { hint, ...(cause !== undefined && { cause }) },
  );
}

export function envFileError(message: string, hint: string): StudioError {
  return new StudioError('secrets/env-file', ExitCode.usage, message, { hint });
}

/** Several failures as one error, with the code of the first; undefined where there is none. */
export function joinedSecretError(failures: readonly StudioError[]): StudioError | undefined {
  const [first] = failures;
  if (first === undefined) return undefined;
  const message = failures.map((failure) => failure.message).join('\n  ');
  const hint = [...new Set(failures.flatMap((failure) => failure.hint ?? []))].join('\n  ');
  return new StudioError(first.code, first.exitCode, message, { hint, cause: first });
}
