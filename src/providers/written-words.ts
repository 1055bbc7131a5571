/** One word of a text, and where it stands there. */
export interface WrittenWord {
  /** As it is written, with the punctuation that touches it. */
  readonly text: string;
  /** In UTF-16 units, the end not included. */
  readonly start: number;
  readonly end: number;
}

const BETWEEN_BLANKS = /\S+/gu;
/** Punctuation alone, such as a dash, is no word. */
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** The words of a line, as times are told of them: what stands between blanks. */
export function writtenWords(line: string): readonly WrittenWord[] {
  return [...line.matchAll(BETWEEN_BLANKS)]
    .filter(([text]) => SAYS_SOMETHING.test(text))
    .map(({ 0: text, index }) => ({ text, start: index, end: index + text.length }));
}
