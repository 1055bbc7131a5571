import type { Diagnostic } from '../../diagnostics/diagnostic.ts';

/** The name and version of the JSON that `validate --json` prints. */
export const DIAGNOSTICS_SCHEMA = 'ministudio/diagnostics@1';

/** One JSON document; `ok` is false where there is an error. */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  const ok = !diagnostics.some(({ severity }) => severity === 'error');
  return `${JSON.stringify({ schema: DIAGNOSTICS_SCHEMA, ok, diagnostics }, null, 2)}\n`;
}
