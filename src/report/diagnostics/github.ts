import type { Diagnostic } from '../../diagnostics/diagnostic.ts';

/**
 * Workflow commands, which GitHub shows as annotations on the lines of a pull request; one line for
 * each diagnostic.
 */
export function formatGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(annotation).join('');
}

function annotation({ severity, code, message, hint, file, start, end }: Diagnostic): string {
  const properties = [
    `file=${escapeProperty(file)}`,
    `line=${start.line}`,
    `endLine=${end.line}`,
    `col=${start.column}`,
    `endColumn=${end.column}`,
    `title=${escapeProperty(code)}`,
  ].join(',');
  const text = hint === undefined ? message : `${message}\n${hint}`;
  return `::${severity} ${properties}::${escapeData(text)}\n`;
}

/** What would end the line, or start a command of its own. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
