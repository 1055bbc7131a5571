import { ExitCode } from '../diagnostics/exit-code.ts';
import { StudioError } from '../diagnostics/studio-error.ts';

/** Outcomes of a paid call that stop a shot. */
export type ShootErrorCode = 'provider/refused' | 'provider/outcome-unknown';

export function shootError(code: ShootErrorCode, message: string, hint: string): StudioError {
  return new StudioError(code, ExitCode.providerFailed, message, { hint });
}
