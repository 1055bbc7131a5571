import { ExitCode } from '../diagnostics/exit-code.ts';
import { isStudioError } from '../diagnostics/studio-error.ts';
import type { ShotId } from '../film/ids.ts';
import type { ShotFailure } from '../shoot/failure.ts';
import type { Shell } from './shell.ts';

/**
 * Tells why a film is not complete, and gives the exit code for that.
 *
 * @param left shots that are missing, and that nobody asked for.
 */
export function reportFailures(
  shell: Shell,
  failures: readonly ShotFailure[],
  left: readonly ShotId[] = [],
): number {
  for (const { shot, code, reason, error } of failures) {
    shell.err(`error ${code}  shot ${shot}: ${reason}\n`);
    if (isStudioError(error) && error.hint !== undefined) shell.err(`  ${error.hint}\n`);
  }
  if (failures.length === 0) {
    const which = left.length === 1 ? `${left[0]} is` : `${left.join(', ')} are`;
    shell.err(`The film is not complete: ${which} missing. What was made is kept.\n`);
    return ExitCode.providerFailed;
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
