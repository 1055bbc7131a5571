import { indentation, lineStart, needsQuotes, tabAt } from './explained.ts';
import type { Explained } from './explained.ts';
import { dashOfNoList } from './foreign-signs.ts';

/** Text that looks like a key, because a `: ` comes after it. */
export function misreadKey(text: string, offset: number, end: number): Explained {
  const first = text.charAt(offset);
  if (first === '?') return needsQuotes(text, offset);
  const line = lineStart(text, end);
  const place = line + indentation(text, line).length;
  const lead = text.slice(lineStart(text, offset), offset);
  const word = wordAt(text, offset);
  const isFirst = word !== '' && /^(?:- +|[ \t])*$/.test(lead);
  if (offset <= place && text.slice(place, place + 2) === '- ') {
    const isKeyAlone = isFirst && !lineFrom(text, offset).includes(': ');
    return isKeyAlone ? noColon(offset, word) : outOfLine(text, place);
  }
  if (line <= offset) {
    const message = 'A second `: ` stands in this text, so it looks like a key.';
    const opening = openingMissing(text, offset);
    const hint =
      opening === undefined
        ? 'Put the whole text in quotes.'
        : `Write the \`${opening}\` that is missing before it, or put the whole text in quotes.`;
    return { offset, message, hint, mayFollow: lead.trimStart().startsWith('- ') };
  }
  const dash = dashOfNoList(lineFrom(text, lineStart(text, offset)));
  if (dash !== undefined) {
    const { at, message, hint } = dash;
    return { offset: lineStart(text, offset) + at, message, hint, shifts: 'block' };
  }
  // The text goes on over a line: either that line is too far in, or the first has no colon.
  if (isFirst) return noColon(offset, word);
  return {
    offset: place,
    message: 'This line is indented more than the key above it, which has a value already.',
    hint: 'Indent it like the keys beside it, or put text of several lines in quotes.',
    mayFollow: true,
    shifts: 'block',
  };
}

/** The bracket that closes at the end of a line and was not opened in it. */
function openingMissing(text: string, offset: number): '{' | '[' | undefined {
  const line = lineFrom(text, offset);
  const count = (sign: string): number => line.split(sign).length - 1;
  if (count('}') > count('{')) return '{';
  return count(']') > count('[') ? '[' : undefined;
}

export function outOfLine(text: string, offset: number): Explained {
  const start = lineStart(text, offset);
  const space = indentation(text, start);
  if (space.includes('\t')) return tabAt(start + space.indexOf('\t'));
  return {
    offset: start + space.length,
    message: 'This line is not indented like those that it belongs to.',
    hint: 'Indent keys and dashes of the same list or mapping alike.',
    mayFollow: true,
    shifts: 'block',
  };
}

/** A key before a bracket in the line of a mistake, without the colon and space between them. */
export function keyWithoutColon(text: string, offset: number): Explained | undefined {
  const start = lineStart(text, offset);
  const line = text.slice(start, start + 200);
  const [, lead = '', key] = /^((?:- +| )*)([A-Za-z_][\w-]*)(?: *|:)[[{]/.exec(line) ?? [];
  return key === undefined ? undefined : noColon(start + lead.length, key);
}

/** The rest of a line, or what is near of one that is the whole of a large file. */
function lineFrom(text: string, offset: number): string {
  return /^[^\n]*/.exec(text.slice(offset, offset + 2_000))?.[0] ?? '';
}

function wordAt(text: string, offset: number): string {
  return /^[^\s:]*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
}

function noColon(offset: number, key: string): Explained {
  const message = 'This line has no `: `, so it is no key with a value.';
  const hint = `Write \`${key}: …\`, with a space after the colon.`;
  return { offset, message, hint, shifts: 'block' };
}
