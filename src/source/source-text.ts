import type { Diagnostic, Position } from '../diagnostics/diagnostic.ts';

/** The text of one file, with where its lines start. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
  readonly lineStarts: readonly number[];
}

/** A stretch of a text in UTF-16 code units; `end` is exclusive. */
export interface Span {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

export function sourceText(file: string, text: string): SourceText {
  return { file, text, lineStarts: hasOldLines(text) ? oldLineStarts(text) : lineStartsOf(text) };
}

function lineStartsOf(text: string): readonly number[] {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    lineStarts.push(at + 1);
  }
  return lineStarts;
}

/** Whether a line ends with a carriage return alone, as YAML allows and only old programs write. */
function hasOldLines(text: string): boolean {
  return text.includes('\r') && /\r(?!\n)/.test(text);
}

function oldLineStarts(text: string): readonly number[] {
  const lineStarts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === LF || (unit === CR && text.charCodeAt(at + 1) !== LF)) lineStarts.push(at + 1);
  }
  return lineStarts;
}

const LF = 10;
const CR = 13;

/** 1-based line and column; the column counts UTF-16 code units, as editors do. */
export function positionAt(source: SourceText, offset: number): Position {
  const line = lineAt(source, offset);
  return { line: line + 1, column: offset - (source.lineStarts[line] ?? 0) + 1 };
}

/** The line that an offset is in, counted from 0. */
function lineAt(source: SourceText, offset: number): number {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The first place of some words in a stretch of text, or all of it where they were written otherwise. */
export function partOf(span: Span, words: string): Span {
  const { source } = span;
  const at = source.text.slice(span.start, span.end).indexOf(words);
  const start = span.start + at;
  return at === -1 ? span : { source, start, end: start + words.length };
}

/** A problem with its place; a span that runs over several lines ends with its first. */
export function diagnose(
  span: Span,
  problem: Pick<Diagnostic, 'code' | 'severity' | 'message' | 'hint'>,
): Diagnostic {
  const { source, start } = span;
  // Not searched for in the text: a line may be the whole of a large file, with many problems.
  const nextLine = source.lineStarts[lineAt(source, start) + 1];
  const lineEnd = nextLine === undefined ? source.text.length : nextLine - 1;
  const end = Math.max(start, Math.min(span.end, lineEnd));
  return {
    code: problem.code,
    severity: problem.severity,
    message: problem.message,
    ...(problem.hint === undefined ? {} : { hint: problem.hint }),
    file: source.file,
    start: positionAt(source, start),
    end: positionAt(source, end),
  };
}
