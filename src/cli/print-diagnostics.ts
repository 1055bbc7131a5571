import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Shell } from './shell.ts';

export type DiagnosticFormat = 'pretty' | 'json' | 'github' | 'sarif';

/** Prints problems for people, on stderr, with the lines that they stand in. */
export async function printDiagnostics(
  shell: Shell,
  diagnostics: readonly Diagnostic[],
): Promise<void> {
  shell.err(await formatDiagnostics(shell, diagnostics, 'pretty'));
}

export async function formatDiagnostics(
  shell: Shell,
  diagnostics: readonly Diagnostic[],
  format: DiagnosticFormat,
): Promise<string> {
  switch (format) {
    case 'pretty': {
      if (diagnostics.length === 0) return '';
      const { formatPretty } = await import('../report/diagnostics/pretty.ts');
      return formatPretty(diagnostics);
    }
    case 'json': {
      const { formatJson } = await import('../report/diagnostics/json.ts');
      return formatJson(diagnostics);
    }
    case 'github': {
      const { formatGithub } = await import('../report/diagnostics/github.ts');
      return formatGithub(diagnostics);
    }
    case 'sarif': {
      const { formatSarif } = await import('../report/diagnostics/sarif.ts');
      return formatSarif(diagnostics);
    }
  }
}
