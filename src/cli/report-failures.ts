import { ExitCode } from '../diagnostics/exit-code.ts';
import { isStudioError } from '../diagnostics/studio-error.ts';
import type { ShotFailure } from '../shoot/failure.ts';
import type { Shell } from './shell.ts';

/** Tells why a film is not complete, and gives the exit code for that. */
export function reportFailures(shell: Shell, failures: readonly ShotFailure[]): number {
  for (const { shot, code, reason, error } of failures) {
    shell.err(`error ${code}  shot ${shot}: ${reason}\n`);
    if (isStudioError(error) && error.hint !== undefined) shell.err(`  ${error.hint}\n`);
  }
  shell.err(
    'The film is not complete. What was made is kept; the same command goes on from there.\n',
  );
  const exitCodes = failures.flatMap(({ error }) => (isStudioError(error) ? [error.exitCode] : []));
  if (exitCodes.includes(ExitCode.credentials)) return ExitCode.credentials;
  if (exitCodes.includes(ExitCode.budget)) return ExitCode.budget;
  // Our own tools, or a file: no provider has failed.
  const onlyMedia = exitCodes.every((exitCode) => exitCode === ExitCode.media);
  return onlyMedia ? ExitCode.media : ExitCode.providerFailed;
}
