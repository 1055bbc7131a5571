import { ExitCode } from '../diagnostics/exit-code.ts';
import { StudioError } from '../diagnostics/studio-error.ts';

/** What a command can be told wrongly, or may not do. */
export type CliErrorCode =
  | 'config/missing'
  | 'config/unreadable'
  | 'film/incomplete'
  | 'plan/invalid'
  | 'plan/moved'
  | 'provider/bad-module'
  | 'provider/not-available'
  | 'provider/unknown'
  | 'usage/long-note'
  | 'usage/lost-take'
  | 'usage/not-rendered'
  | 'usage/nothing-unknown'
  | 'usage/own-clip'
  | 'usage/same-line'
  | 'usage/same-name'
  | 'usage/secret-name'
  | 'usage/several-jobs'
  | 'usage/starts-from-nothing'
  | 'usage/unknown-code'
  | 'usage/unknown-film'
  | 'usage/unknown-line'
  | 'usage/unknown-shot'
  | 'usage/unknown-take'
  | 'usage/unknown-template'
  | 'usage/would-overwrite'
  | 'usage/wrong-flag'
  | 'usage/wrong-variable';

export function cliError(
  code: CliErrorCode,
  message: string,
  hint: string,
  exitCode: ExitCode = ExitCode.usage,
): StudioError {
  return new StudioError(code, exitCode, message, { hint });
}
