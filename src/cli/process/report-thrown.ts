import { ExitCode } from '../../diagnostics/exit-code.ts';
import { isStudioError } from '../../diagnostics/studio-error.ts';
import { systemErrorPath } from '../../diagnostics/system-error.ts';
import { workingFolderError } from '../../store/working-folder-error.ts';
import { reportStudioError } from './report-error.ts';
import { isConfigInvalid } from '../setup/config-invalid-error.ts';
import type { Shell } from '../shell.ts';

/**
 * Tells of what has ended a command, and gives the exit code.
 *
 * @param stoppedCode of a command that its user has stopped.
 */
export async function reportThrown(
  shell: Shell,
  error: unknown,
  stoppedCode: () => number,
): Promise<number> {
  if (shell.signal.aborted) {
    shell.err('Stopped. Run the same command again to go on where it stopped.\n');
    return stoppedCode();
  }
  if (isConfigInvalid(error)) {
    // Apart, like a command: the reporter of problems is not loaded with every start.
    const { reportConfig } = await import('../commands/config.ts');
    await reportConfig(shell, error);
    return error.exitCode;
  }
  return reportError(shell, workingFolderError(error, systemErrorPath(error) ?? 'a file'));
}

/** What the user can mend is told in two lines; anything else is our defect and is shown whole. */
export function reportError(shell: Shell, error: unknown): number {
  if (isStudioError(error)) {
    reportStudioError(shell, error);
    return error.exitCode;
  }
  return reportDefect(shell, error);
}

export function reportDefect(shell: Shell, error: unknown): number {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  shell.err(`This is a defect in ministudio, not in your film:\n${text}\n`);
  return ExitCode.defect;
}
