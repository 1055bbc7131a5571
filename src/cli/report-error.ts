import type { StudioError } from '../diagnostics/studio-error.ts';
import type { Shell } from './shell.ts';

/** What the user can mend, in two lines. */
export function reportStudioError(shell: Shell, { code, message, hint }: StudioError): void {
  shell.err(`error ${code}  ${message}\n`);
  if (hint !== undefined) shell.err(`  ${hint}\n`);
}
