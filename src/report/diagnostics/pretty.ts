import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { codeFrame } from './code-frame.ts';
import { lineReader } from './line-reader.ts';
import { visible } from './visible.ts';

/** How the parts of a diagnostic are coloured; the identity for plain text. */
export interface Painter {
  readonly place: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly code: (text: string) => string;
  readonly quiet: (text: string) => string;
}

const same = (text: string): string => text;
export const PLAIN_PAINTER: Painter = {
  place: same,
  error: same,
  warning: same,
  code: same,
  quiet: same,
};

/**
 * Diagnostics for people: where and what, the line with a caret under the place, how to mend it, and
 * a count at the end. Empty where there are none.
 */
export function formatPretty(
  diagnostics: readonly Diagnostic[],
  sourceOf: (file: string) => string | undefined,
  paint: Painter = PLAIN_PAINTER,
): string {
  if (diagnostics.length === 0) return '';
  const readers = new Map<string, (line: number) => string | undefined>();
  const lineOf = (file: string, line: number): string | undefined => {
    const reader = readers.get(file) ?? lineReader(sourceOf(file) ?? '');
    readers.set(file, reader);
    return reader(line);
  };
  const blocks = diagnostics.map((diagnostic) =>
    block(diagnostic, lineOf(diagnostic.file, diagnostic.start.line), paint),
  );
  return `${blocks.join('\n')}\n${count(diagnostics)}\n`;
}

function block(diagnostic: Diagnostic, line: string | undefined, paint: Painter): string {
  const { file, start, end, severity, code, message, hint } = diagnostic;
  const place = paint.place(visible(`${file}:${start.line}:${start.column}`));
  const head = `${place} ${paint[severity](severity)} ${paint.code(code)}  ${visible(message)}\n`;
  const gutter = ' '.repeat(String(start.line).length);
  const bar = paint.quiet('|');
  let frame = '';
  if (line !== undefined && line.trim() !== '') {
    const endColumn = end.line === start.line ? end.column : line.length + 1;
    const { text, before, carets } = codeFrame(line, start.column, endColumn);
    frame =
      `  ${paint.quiet(String(start.line))} ${bar} ${text}\n` +
      `  ${gutter} ${bar} ${before}${paint[severity](carets)}\n`;
  }
  return hint === undefined
    ? `${head}${frame}`
    : `${head}${frame}  ${gutter} ${paint.quiet('=')} ${visible(hint)}\n`;
}

function count(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const parts = [
    ...(errors > 0 ? [`${errors} error${errors === 1 ? '' : 's'}`] : []),
    ...(warnings > 0 ? [`${warnings} warning${warnings === 1 ? '' : 's'}`] : []),
  ];
  return parts.join(', ');
}
