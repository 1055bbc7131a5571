import { indentation, lineStart } from './explained.ts';
import type { Explained } from './explained.ts';

/** Characters of a text that are looked through for the key that announces it. */
const FAR = 20_000;

/** What announces a text of several lines: a key, or a dash, with `>` or `|` at its end. */
const HEADER = /(?:: +|- +)([|>])[+-]?\d?[+-]?\s*(?:#.*)?$/;

/** A line that begins an entry: a dash, or a word with a colon after it. */
const ENTRY = /^\s*(?:- |[\w-]+:(?:\s|$))/;

/**
 * A line of a text that `>` or `|` announces, and that does not stand where the text does: no
 * further in than its key, or less far in than the line that the text began with.
 */
export function outOfBlock(text: string, offset: number): Explained | undefined {
  const line = lineStart(text, offset);
  if (text.slice(line, offset).trim() !== '') return undefined;
  const header = headerAbove(text, line);
  if (header === undefined) return undefined;
  const { sign, isFirst } = header;
  if (!isFirst && ENTRY.test(lineAt(text, line))) return undefined;
  return {
    offset: line + indentation(text, line).length,
    message: isFirst
      ? `Text below \`${sign}\` must be indented more than its key.`
      : `This line of the text below \`${sign}\` is not as far in as the text begins.`,
    hint: isFirst
      ? 'Indent each line of the text by two spaces more.'
      : 'Indent all lines of the text alike.',
    mayFollow: isFirst,
    shifts: 'block',
    until: endOfText(text, line),
  };
}

/** The line below an announcement that the parser found nothing below, and where it begins. */
export function textBelow(
  text: string,
  end: number,
): { readonly start: number; readonly text: string } {
  const [all = '', written = ''] = /^\s*([^\n]*)/.exec(text.slice(end, end + 400)) ?? [];
  return { start: end + all.length - written.length, text: written.trim() };
}

interface Header {
  readonly sign: string;
  /** Whether no line of its text stands between it and the line. */
  readonly isFirst: boolean;
}

/** The announcement of the text that a line goes on with: all between them is further in. */
function headerAbove(text: string, line: number): Header | undefined {
  let isFirst = true;
  for (let at = line; at > 0 && line - at < FAR;) {
    const below = at;
    at = lineStart(text, below - 1);
    const written = text.slice(Math.max(at, below - 400), below - 1);
    if (written.trim() === '') continue;
    const sign = HEADER.exec(written)?.[1];
    if (sign !== undefined) return { sign, isFirst };
    if (ENTRY.test(written)) return undefined;
    isFirst = false;
  }
  return undefined;
}

/** The end of the lines from here on that can only be text. */
function endOfText(text: string, line: number): number {
  for (let at = line; at - line < FAR;) {
    const next = text.indexOf('\n', at);
    if (next === -1) return text.length;
    at = next + 1;
    if (ENTRY.test(lineAt(text, at))) return at;
  }
  return line + 1;
}

function lineAt(text: string, start: number): string {
  return /^[^\n]*/.exec(text.slice(start, start + 400))?.[0] ?? '';
}
