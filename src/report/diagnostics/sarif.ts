import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Explanation } from '../../diagnostics/explanation.ts';

/** A SARIF 2.1.0 log, for code scanning; rules are described where their explanation is given. */
export function formatSarif(
  diagnostics: readonly Diagnostic[],
  tool: { readonly version: string },
  explanations: ReadonlyMap<string, Explanation> = new Map(),
): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'ministudio',
            version: tool.version,
            rules: codes.map((code) => ruleOf(code, explanations.get(code))),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => resultOf(diagnostic, codes)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(code: string, explanation: Explanation | undefined): object {
  if (explanation === undefined) return { id: code };
  return {
    id: code,
    shortDescription: { text: explanation.title },
    fullDescription: { text: explanation.why },
    help: { text: explanation.mend },
    defaultConfiguration: { level: explanation.severity },
  };
}

function resultOf(diagnostic: Diagnostic, codes: readonly string[]): object {
  const { code, severity, message, hint, file, start, end } = diagnostic;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: hint === undefined ? message : `${message} ${hint}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: {
            startLine: start.line,
            startColumn: start.column,
            endLine: end.line,
            endColumn: end.column,
          },
        },
      },
    ],
  };
}

/** Relative paths stay relative, to the root of the repository that is scanned. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${path}` : path;
}
