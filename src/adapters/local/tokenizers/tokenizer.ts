/** Turns a prompt into the numbers that a text encoder reads. */
export interface Tokenizer {
  /** All of a text's tokens with those that begin and end it, however many. */
  readonly tokenize: (text: string) => TokenList;
  /** Fills the rest of what a text encoder reads. */
  readonly padding: number;
  /** How many tokens it is made for, where the folder says so. */
  readonly length: number | undefined;
}

export interface TokenList {
  /** Tokens that begin every text. */
  readonly opening: readonly number[];
  readonly words: readonly number[];
  /** Tokens that end every text. */
  readonly closing: readonly number[];
}

export interface FittedTokens {
  readonly ids: readonly number[];
  /** How many of them are the text and not padding. */
  readonly used: number;
  /** Tokens at the end of the text for which there was no place. */
  readonly left: number;
}

/** Exactly as many tokens as a text encoder reads: what is too long is cut, the rest is padding. */
export function fitTokens(list: TokenList, length: number, padding: number): FittedTokens {
  const room = Math.max(0, length - list.opening.length - list.closing.length);
  const kept = [...list.opening, ...list.words.slice(0, room), ...list.closing].slice(0, length);
  return {
    ids: [...kept, ...Array.from({ length: length - kept.length }, () => padding)],
    used: kept.length,
    left: Math.max(0, list.words.length - room),
  };
}
