import { lineStart } from './explained.ts';
import type { Explained } from './explained.ts';

/** Lines of a comment that are looked at: one that is longer is told of again. */
const FAR = 20_000;

/**
 * A comment as other languages write it: to YAML it is text, in the way of what stands around it.
 */
export function foreignComment(text: string, offset: number): Explained | undefined {
  const line = lineStart(text, offset);
  const own = commentLine(text, line);
  if (own !== undefined) return notAComment(text, own);
  if (isSign(text, offset) && /\s/.test(text.charAt(offset - 1))) return notAComment(text, offset);
  // After a key or a dash it is its value, and the lines below are what is out of place.
  const above = line === 0 ? line : lineStart(text, line - 1);
  const [lead = '', sign] =
    /^(.*?(?::|-) +)(\/[/*])/.exec(text.slice(above, Math.min(line, above + 200))) ?? [];
  return sign === undefined ? undefined : notAComment(text, above + lead.length);
}

function isSign(text: string, offset: number): boolean {
  return text.startsWith('//', offset) || text.startsWith('/*', offset);
}

/** Where a line that is nothing but a comment has its sign, after a dash perhaps. */
function commentLine(text: string, line: number): number | undefined {
  const [lead] = /^(?:- +|[ \t])*(?=\/[/*])/.exec(text.slice(line, line + 200)) ?? [];
  return lead === undefined ? undefined : line + lead.length;
}

function notAComment(text: string, offset: number): Explained {
  const sign = text.slice(offset, offset + 2);
  return {
    offset,
    message: `\`${sign}\` begins no comment in YAML.`,
    hint: 'A comment begins with `#`, on each of its lines.',
    shifts: 'block',
    until: sign === '/*' ? endOfBlock(text, offset) : endOfLines(text, offset),
  };
}

function endOfBlock(text: string, offset: number): number {
  const end = text.slice(offset, offset + FAR).indexOf('*/');
  return end === -1 ? offset + 1 : offset + end + 2;
}

/** The end of the last of the comment lines that stand below one another. */
function endOfLines(text: string, offset: number): number {
  let end = lineStart(text, offset);
  do {
    const next = text.indexOf('\n', end);
    if (next === -1) return text.length;
    end = next + 1;
  } while (end - offset < FAR && commentLine(text, end) !== undefined);
  return end;
}
