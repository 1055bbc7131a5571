import type { StudioError } from '../../diagnostics/studio-error.ts';
import type { Shell } from '../shell.ts';

/** What the user can mend, in two lines. */
export function reportStudioError(shell: Shell, { code, message, hint }: StudioError): void {
  shell.err(`error ${code}  ${message}\n`);
  shell.err(
    `  ${hint ?? `\`ministudio explain ${code}\` says what that is and how to mend it.`}\n`,
  );
}
