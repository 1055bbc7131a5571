import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { StudioError } from '../../diagnostics/studio-error.ts';

export type ConfigInvalidCode = 'config/invalid';

/** A file of configuration has errors; all of them are in `diagnostics`. */
export class ConfigInvalidError extends StudioError {
  override readonly code: ConfigInvalidCode = 'config/invalid';
  readonly diagnostics: readonly Diagnostic[];

  constructor(file: string, diagnostics: readonly Diagnostic[]) {
    const [first] = diagnostics;
    const message = `${file} has errors${first === undefined ? '' : `: ${first.message}`}`;
    super('config/invalid', ExitCode.usage, message);
    this.diagnostics = diagnostics;
  }
}

/** By shape, as every error is told. */
export function isConfigInvalid(error: unknown): error is ConfigInvalidError {
  return typeof error === 'object' && error !== null && 'code' in error && 'diagnostics' in error
    ? error.code === 'config/invalid'
    : false;
}
