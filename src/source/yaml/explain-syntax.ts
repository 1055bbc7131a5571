import type { Document, YAMLParseError } from 'yaml';
import { outOfBlock } from './block-text.ts';
import { NOT_TEXT, indentation, lineStart, needsQuotes, tabAt } from './explained.ts';
import type { Explained } from './explained.ts';
import { foreignComment } from './foreign-comments.ts';
import { foreignSign } from './foreign-signs.ts';
import { keyWithoutColon, misreadKey, outOfLine } from './misread-keys.ts';
import { nameOfSpace, oddSpaceIn } from './odd-spaces.ts';
import { openingsOf } from './openings.ts';
import type { Openings } from './openings.ts';

export interface ExplainedSyntax {
  readonly mistakes: readonly Explained[];
  /** Whether what the parser says after them only follows from them. */
  readonly isAll: boolean;
}

/** The mistakes of a file that is not YAML, at most one a line, without those that only follow. */
export function explainSyntax(
  errors: readonly YAMLParseError[],
  document: Document,
  text: string,
): ExplainedSyntax {
  const found: Explained[] = [];
  const lines = new Set<number>();
  const openings = openingsOf(document, text);
  let shift: Explained | undefined;
  let until = 0;
  for (const [index, error] of errors.entries()) {
    // The parser calls a value that goes on over a line two things; the second says how far it goes.
    if (errors[index + 1]?.pos[0] === error.pos[0]) continue;
    const explained = oddSpaceNear(error, text) ?? explain(error, openings, text);
    const line = lineStart(text, explained.offset);
    const isConsequence =
      explained.offset < until ||
      (found[0]?.isSpace === true && explained.isSpace !== true) ||
      (explained.mayFollow === true && isShifted(text, shift, line));
    if (lines.has(line) || isConsequence) continue;
    if (explained.isLost !== true || found.length === 0) {
      lines.add(line);
      found.push(explained);
    }
    if (explained.shifts !== undefined) shift = explained;
    if (explained.until !== undefined) ({ until } = explained);
    if (explained.isLast === true || explained.isLost === true) {
      return { mistakes: found, isAll: true };
    }
  }
  return { mistakes: found, isAll: false };
}

/** Lines looked at between a mistake and one that may follow from it. */
const FAR = 20_000;

/**
 * Whether a line belongs to the same block as the mistake before it, or to the same section: none
 * between them stands further out, or is a key of the film. Then it is measured against a line that is
 * not where its author meant it to be.
 */
function isShifted(text: string, shift: Explained | undefined, line: number): boolean {
  if (shift === undefined) return false;
  const first = lineStart(text, shift.offset);
  if (line - first > FAR) return false;
  const outermost = shift.shifts === 'section' ? 1 : indentation(text, first).length;
  return text
    .slice(first, line)
    .split('\n')
    .every((each) => each.trim() === '' || indentation(each, 0).length >= outermost);
}

/** A space that is not the plain one, in the line of a mistake or the one before. */
function oddSpaceNear({ pos: [offset] }: YAMLParseError, text: string): Explained | undefined {
  const line = lineStart(text, offset);
  const before = line === 0 ? line : lineStart(text, line - 1);
  for (const start of [before, line]) {
    const odd = oddSpaceIn(text.slice(start, start + 200));
    if (odd === undefined) continue;
    const message = `A ${nameOfSpace(odd.sign)} stands where a plain space must.`;
    const hint = 'Delete it, and type a space.';
    return { offset: start + odd.at, message, hint, isSpace: true };
  }
  return undefined;
}

function notYaml(reason: string): string {
  const words = reason.charAt(0).toLowerCase() + reason.slice(1);
  return `This is not YAML: ${/[.!?]$/.test(words) ? words : `${words}.`}`;
}

/** What a parser says of a place that nothing more is known of. */
export function notUnderstood(offset: number, reason: string): Explained {
  const hint = 'Look for a missing quote, bracket or space after a colon, here or just before.';
  return { offset, message: notYaml(reason), hint };
}

/** A token at a place where no other can follow; at the top of the file, the parser is lost for good. */
function unexpected({ pos: [offset], message }: YAMLParseError): Explained {
  return { ...notUnderstood(offset, message), isLost: message.includes('in YAML stream') };
}

function explain(error: YAMLParseError, openings: Openings, text: string): Explained {
  const [offset, end] = error.pos;
  const foreign =
    foreignSign(text, offset) ?? foreignComment(text, offset) ?? outOfBlock(text, offset);
  if (foreign !== undefined) return foreign;
  const unkeyed = keyWithoutColon(text, offset);
  if (unkeyed !== undefined) return unkeyed;
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return tabAt(offset);
    case 'BAD_SCALAR_START':
    case 'BAD_ALIAS':
      return needsQuotes(text, offset);
    case 'UNEXPECTED_TOKEN':
      return leftOver(text, offset) ?? unexpected(error);
    case 'BLOCK_IN_FLOW':
      return {
        offset,
        message: 'A second `: ` comes before the next comma.',
        hint: 'Put text that has `: ` in it in quotes, or write the comma that is missing.',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return misreadKey(text, offset, end);
    case 'BAD_DQ_ESCAPE': {
      const sign = text.charAt(offset + 1);
      const message = `Inside double quotes a backslash has a meaning of its own, and \`\\${sign}\` has none.`;
      return { offset, message, hint: 'Write the backslash twice, or use single quotes.' };
    }
    case 'MISSING_CHAR':
    case 'BAD_INDENT':
      return unfinished(openings, text, offset) ?? notUnderstood(offset, error.message);
    default:
      return notUnderstood(offset, error.message);
  }
}

/** What stands after a value that has ended already. */
function leftOver(text: string, offset: number): Explained | undefined {
  const sign = text.charAt(offset);
  if (sign === ']' || sign === '}') {
    const message = `This \`${sign}\` closes nothing.`;
    return { offset, message, hint: 'Take it out.', isLast: true };
  }
  if (sign === ',') {
    const message = 'Nothing stands before this comma.';
    return { offset, message, hint: 'Take one comma out.' };
  }
  if (sign === '-') {
    const hint = 'Start a list on a line of its own; put text in quotes.';
    return { offset, message: 'A dash begins a list, and this line holds a key already.', hint };
  }
  const start = valueStart(text, offset);
  const first = text.charAt(start);
  if (first === "'" || first === '"') {
    const hint =
      first === "'"
        ? "Inside single quotes an apostrophe is written twice, `''`; or use double quotes."
        : 'Inside double quotes a quote is written `\\"`.';
    return { offset, message: 'The text in quotes has ended before this.', hint };
  }
  return NOT_TEXT.test(first) ? needsQuotes(text, start) : undefined;
}

/** Where the value starts that an offset belongs to: after the last key, dash or comma of its line. */
function valueStart(text: string, offset: number): number {
  // Of a line that is the whole of a large file, what is near will do.
  const start = Math.max(lineStart(text, offset), offset - 2_000);
  const before = text.slice(start, offset);
  const [lead = ''] = /^.*(?:: +|- +|, +|[[{] *)(?=[*&!%@`[{|>?'"-])/.exec(before) ?? [];
  return start + lead.length;
}

/** A quote or bracket that nothing closes, or a line that is out of line with those before it. */
function unfinished(
  { quotes, brackets }: Openings,
  text: string,
  offset: number,
): Explained | undefined {
  if (text.charAt(offset) === '#') return commentAt(offset);
  const quote = quotes.find(({ start, end }) => start < offset && end >= offset);
  if (quote !== undefined) {
    const hint = 'Add the closing quote; inside double quotes, a quote is written `\\"`.';
    return { offset: quote.start, message: 'This quote is never closed.', hint, isLast: true };
  }
  const bracket = brackets.findLast(({ start, end }) => start < offset && end <= offset);
  if (bracket === undefined) {
    const isFirst = text.slice(lineStart(text, offset), offset).trim() === '';
    return isFirst ? outOfLine(text, offset) : undefined;
  }
  const sign = text.charAt(bracket.start);
  const closing = sign === '[' ? ']' : '}';
  const comment = hidingComment(text.slice(bracket.start, offset), closing);
  if (comment !== undefined) return commentAt(bracket.start + comment);
  const message = `This \`${sign}\` is never closed.`;
  return {
    offset: bracket.start,
    message,
    hint: `Add the \`${closing}\` to it.`,
    shifts: 'section',
  };
}

/** Where in a bracket that seems open a comment starts that has what closes it. */
function hidingComment(bracket: string, closing: string): number | undefined {
  let start = 0;
  for (const line of bracket.slice(0, FAR).split('\n')) {
    const at = commentIn(line);
    if (at !== -1 && line.includes(closing, at)) return start + at;
    start += line.length + 1;
  }
  return undefined;
}

function commentIn(line: string): number {
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (sign === quote) quote = '';
    else if (quote === '' && (sign === '"' || sign === "'")) quote = sign;
    else if (quote === '' && sign === '#' && /\s/.test(line.charAt(at - 1))) return at;
  }
  return -1;
}

/** Text such as a colour, written without quotes. */
function commentAt(offset: number): Explained {
  const message = 'Outside quotes `#` starts a comment, which hides the rest of this line.';
  return { offset, message, hint: 'Put the text in quotes.', isLast: true };
}
