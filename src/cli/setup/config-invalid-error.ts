import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { StudioError } from '../../diagnostics/studio-error.ts';

export type ConfigInvalidCode = 'config/invalid';

/** A file of configuration has errors; all of them are in `diagnostics`. */
export class ConfigInvalidError extends StudioError {
  override readonly code: ConfigInvalidCode = 'config/invalid';
  readonly diagnostics: readonly Diagnostic[];

  /** What must not be shown of the file, not even where its lines are quoted. */
  readonly secrets: readonly string[];

  constructor(file: string, diagnostics: readonly Diagnostic[], secrets: readonly string[]) {
    const [first] = diagnostics;
    const message = `${file} has errors${first === undefined ? '' : `: ${first.message}`}`;
    super('config/invalid', ExitCode.usage, message);
    this.diagnostics = diagnostics;
    this.secrets = secrets;
  }
}

/** By shape, as every error is told. */
export function isConfigInvalid(error: unknown): error is ConfigInvalidError {
  return typeof error === 'object' && error !== null && 'code' in error && 'diagnostics' in error
    ? error.code === 'config/invalid'
    : false;
}
