import { lineStart } from './explained.ts';
import type { Explained } from './explained.ts';

/** What other languages and word processors write, and what means something else in YAML. */
export function foreignSign(text: string, offset: number): Explained | undefined {
  return fence(text, offset) ?? variable(text, offset);
}

/** A film that was copied out of a page with the fence that it stood in. */
function fence(text: string, offset: number): Explained | undefined {
  const line = lineStart(text, offset);
  if (!text.startsWith('```', line)) return undefined;
  return {
    offset: line,
    message: 'This line is Markdown, not part of the film.',
    hint: 'Take out the lines that begin with three backticks, and what stands around them.',
    isLast: true,
  };
}

/** `${name}` inside brackets, where its brace begins a mapping. */
function variable(text: string, offset: number): Explained | undefined {
  if (text.slice(offset - 1, offset + 1) !== '${') return undefined;
  // Of a line that is the whole of a large file, what is near will do.
  const start = Math.max(lineStart(text, offset), offset - 2_000);
  const [lead = ''] = /^.*(?:: +|, *|[[{] *)/.exec(text.slice(start, offset - 1)) ?? [];
  return {
    offset: start + lead.length,
    message: 'Inside `{ }` or `[ ]`, text with `${` in it must stand in quotes.',
    hint: 'Put quotes around the whole text.',
    // To the parser the brackets around it have ended.
    isLast: true,
  };
}

/** A dash that begins no list: with no space after it, or of a kind that YAML takes for a letter. */
export function dashOfNoList(line: string): DashOfNoList | undefined {
  const [, lead = '', dash] = /^([ \t]*)(-(?=[^\s-])|[–—•])/.exec(line) ?? [];
  if (dash === undefined) return undefined;
  return dash === '-'
    ? { at: lead.length, message: NO_SPACE, hint: 'Write a space after the dash.' }
    : {
        at: lead.length,
        message: `\`${dash}\` begins no list.`,
        hint: 'Write a hyphen and a space: `- `.',
      };
}

interface DashOfNoList {
  readonly at: number;
  readonly message: string;
  readonly hint: string;
}

const NO_SPACE = 'A dash without a space after it begins no list.';
