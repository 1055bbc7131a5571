import { ExitCode } from '../../diagnostics/exit-code.ts';
import { isStudioError } from '../../diagnostics/studio-error.ts';
import type { ShotId } from '../../film/ids.ts';
import type { ShotFailure } from '../../shoot/failure.ts';
import { cliError } from '../cli-error.ts';
import type { Shell } from '../shell.ts';

/** Why a film was not cut. */
export interface Incomplete {
  readonly failures: readonly ShotFailure[];
  /** Shots that are missing, and that nobody asked for. */
  readonly left?: readonly ShotId[];
}

/** Tells why a film is not complete, and gives the exit code for that. */
export function reportFailures(shell: Shell, outcome: Incomplete): number {
  const { failures, left = [] } = outcome;
  for (const { shot, code, reason, error } of failures) {
    shell.err(`error ${code}  shot ${shot}: ${reason}\n`);
    if (isStudioError(error) && error.hint !== undefined) shell.err(`  ${error.hint}\n`);
  }
  if (failures.length === 0) {
    shell.err(`${missingText(left)}\n`);
    return ExitCode.providerFailed;
  }
  shell.err(
    'The film is not complete. What was made is kept; once that is settled, the same command goes on from there.\n',
  );
  const exitCodes = failures.flatMap(({ error }) => (isStudioError(error) ? [error.exitCode] : []));
  if (exitCodes.includes(ExitCode.credentials)) return ExitCode.credentials;
  if (exitCodes.includes(ExitCode.budget)) return ExitCode.budget;
  // Our own tools, or a file: no provider has failed.
  const onlyMedia = exitCodes.every((exitCode) => exitCode === ExitCode.media);
  return onlyMedia ? ExitCode.media : ExitCode.providerFailed;
}

/** The first of the reasons why a film was not cut, for those who catch it. */
export function whyIncomplete({ failures, left = [] }: Incomplete): unknown {
  const [first] = failures;
  if (first !== undefined) return first.error;
  return cliError(
    'film/incomplete',
    missingText(left),
    'Ask for those as well, or for no shot by name.',
    ExitCode.providerFailed,
  );
}

function missingText(left: readonly ShotId[]): string {
  const which = left.length === 1 ? `${left[0]} is` : `${left.join(', ')} are`;
  return `The film is not complete: ${which} missing. What was made is kept.`;
}
