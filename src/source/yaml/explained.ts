/** A mistake of the YAML in words for people, at the place where they can mend it. */
export interface Explained {
  readonly offset: number;
  /** `yaml/syntax`, where it has no code of its own. */
  readonly code?: string;
  readonly message: string;
  readonly hint: string;
  /** Whether what the parser says of the rest of the file only follows from it. */
  readonly isLast?: boolean;
  /** Whether it is no plain space: what else is found then is counted in other columns. */
  readonly isSpace?: boolean;
  /** Whether a mistake before it may be all that is wrong with its line, e.g. one that stands too far in. */
  readonly mayFollow?: boolean;
  /** Whether lines of its block may seem to stand too far in or out because of it, or of its section. */
  readonly shifts?: 'block' | 'section';
  /** Where the lines end that are one mistake together; each of them is told of only once. */
  readonly until?: number;
  /** Whether the parser found nothing that it could go on from: what it says is no news. */
  readonly isLost?: boolean;
}

export function tabAt(offset: number): Explained {
  const message = 'A tab stands where spaces must.';
  return { offset, message, hint: 'Indent with spaces.', isSpace: true };
}

/** Characters that begin something other than text. */
export const NOT_TEXT = /^[*&!%@`[{|>?-]/;

export function needsQuotes(text: string, offset: number): Explained {
  const sign = text.charAt(offset);
  const message = `Text that begins with ${sign === '`' ? 'a backtick' : `\`${sign}\``} must stand in quotes.`;
  return { offset, message, hint: 'Put quotes around the whole text.' };
}

export function lineStart(text: string, offset: number): number {
  // At 0 a search backwards would look at the first character itself, and find it after it.
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

export function indentation(text: string, start: number): string {
  return /^[ \t]*/.exec(text.slice(start, start + 200))?.[0] ?? '';
}
