import { ExitCode } from '../diagnostics/exit-code.ts';
import { StudioError } from '../diagnostics/studio-error.ts';

/** Every way in which the working folder fails. */
export type StoreErrorCode =
  | 'folder/blocked'
  | 'folder/changed'
  | 'folder/denied'
  | 'folder/failing'
  | 'folder/full'
  | 'folder/locked'
  | 'folder/read-only'
  | 'ledger/damaged'
  | 'ledger/unknown-version'
  | 'spending/damaged';

export function storeError(
  code: StoreErrorCode,
  message: string,
  options: { hint: string; cause?: unknown },
): StudioError {
  return new StudioError(code, ExitCode.workingFolder, message, options);
}
