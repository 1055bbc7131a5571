import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Shell } from '../shell.ts';

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
  const named = diagnostics.map((diagnostic) => ({
    ...diagnostic,
    file: shortName(shell.cwd, diagnostic.file),
  }));
  switch (format) {
    case 'pretty':
      return diagnostics.length === 0 ? '' : await formatForPeople(shell, diagnostics, named);
    case 'json': {
      const { formatJson } = await import('../../report/diagnostics/json.ts');
      return formatJson(named);
    }
    case 'github': {
      const { formatGithub } = await import('../../report/diagnostics/github.ts');
      return formatGithub(named);
    }
    case 'sarif': {
      const { formatSarif } = await import('../../report/diagnostics/sarif.ts');
      const { allExplanations } = await import('../all-explanations.ts');
      const { version } = await import('../version.ts');
      return formatSarif(named, { version }, allExplanations());
    }
  }
}

async function formatForPeople(
  shell: Shell,
  diagnostics: readonly Diagnostic[],
  named: readonly Diagnostic[],
): Promise<string> {
  const { formatPretty } = await import('../../report/diagnostics/pretty.ts');
  const sources = new Map<string, string>();
  for (const { file } of diagnostics) {
    const name = shortName(shell.cwd, file);
    if (!sources.has(name)) sources.set(name, shownText(file));
  }
  const sourceOf = (file: string): string | undefined => sources.get(file);
  if (!shell.color) return formatPretty(named, sourceOf);
  const { chalkPainter } = await import('../../report/diagnostics/chalk-painter.ts');
  return formatPretty(named, sourceOf, chalkPainter());
}

/** Relative to where the user stands, if the file is below that. */
export function shortName(cwd: string, file: string): string {
  const short = relative(cwd, file);
  return short.startsWith('..') || isAbsolute(short) ? file : short;
}

/** As large as a film may be, without what reads films: of a larger file no line is shown. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * The text of a file whose lines are shown; empty where there is none. A pipe may be waited for
 * without end, and a device may have no end: neither is opened.
 */
function shownText(file: string): string {
  try {
    const facts = statSync(file);
    return facts.isFile() && facts.size <= MOST_BYTES ? readFileSync(file, 'utf8') : '';
  } catch {
    return '';
  }
}
