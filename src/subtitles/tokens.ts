import { breakCost } from './break-cost.ts';
import { columnsOf } from './measure-text.ts';

/** The least that stands on one row together. */
export interface Token {
  readonly text: string;
  /** What stands before it, where it does not begin a row. */
  readonly space: '' | ' ';
  readonly columns: number;
  /** Where it stands in the text, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  /** How bad it is to break after it. */
  readonly breakCost: number;
}

type Piece = Omit<Token, 'columns' | 'breakCost'>;

/** All blanks but those that forbid a break (U+00A0, U+202F, U+2007). */
const BLANKS = /[^\S\u00a0\u202f\u2007\ufeff]+/u;

/** Scripts that have no blanks between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const HAS_LETTER = /[\p{L}\p{N}]/u;
/** What belongs to the word after it, with dots and dashes that begin what it opens. */
const OPENING = /^[\p{Ps}\p{Pi}¿¡「『（【"'#♪][^\p{Pe}\p{Pf}]*$/u;
/** What stands before a number or behind it. */
const SIGN = /^[\p{Sc}№]$/u;
const DASH = /^\p{Pd}+$/u;
const NUMBER_FIRST = /^\p{N}/u;
const NUMBER_LAST = /\p{N}$/u;
/** What must not begin a row in Chinese and Japanese (JIS X 4051): small kana, marks of length. */
const NOT_FIRST = /^[ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々ゝゞヽヾ]/u;

/** A text with single blanks, as it is cut into tokens. */
export function withSingleBlanks(text: string): string {
  return text
    .split(BLANKS)
    .map((word) => word.trim())
    .filter(Boolean)
    .join(' ');
}

/** Cuts a text, which has single blanks, where a row may end. */
export function tokensOf(text: string, language: string): readonly Token[] {
  const pieces = joinMarks(cut(text, language));
  return pieces.map((piece, index) => ({
    ...piece,
    columns: columnsOf(piece.text),
    breakCost: breakCost(piece.text, pieces[index + 1], language),
  }));
}

function cut(text: string, language: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const word of text.split(' ').filter(Boolean)) {
    let space: '' | ' ' = from === 0 ? '' : ' ';
    from += space.length;
    for (const part of partsOf(word, language)) {
      pieces.push({ text: part, space, from, to: from + part.length });
      from += part.length;
      space = '';
    }
  }
  return pieces;
}

function partsOf(word: string, language: string): readonly string[] {
  if (UNSPACED.test(word)) {
    const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    return Array.from(segmenter.segment(word), ({ segment }) => segment).reduce<readonly string[]>(
      joinBlanks,
      [],
    );
  }
  // A long dash between two words joins nothing.
  return word.split(/(?<=[\p{L}\p{N}][—–])(?=[\p{L}\p{N}])/u);
}

/** A blank that is left forbids a break on both sides of it. */
function joinBlanks(parts: readonly string[], part: string): readonly string[] {
  const before = parts.at(-1);
  const isOne = before !== undefined && (part.trim() === '' || before.trimEnd() !== before);
  return isOne ? [...parts.slice(0, -1), before + part] : [...parts, part];
}

/** Marks go with the word before them, or after them where they open something. */
function joinMarks(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  let opening: Piece | undefined;
  for (const [index, each] of pieces.entries()) {
    const piece = opening === undefined ? each : join(opening, each);
    opening = undefined;
    const before = joined.at(-1);
    const isMark = !HAS_LETTER.test(piece.text);
    const opens =
      OPENING.test(piece.text) ||
      (DASH.test(piece.text) && before === undefined) ||
      isSignOf(pieces[index + 1], piece, before);
    const isQuoteAtEnd = /^["']+$/u.test(piece.text) && piece.space === '';
    if (isMark && opens && !isQuoteAtEnd) opening = piece;
    else if (before !== undefined && (isMark || (NOT_FIRST.test(piece.text) && piece.space === '')))
      joined[joined.length - 1] = join(before, piece);
    else joined.push(piece);
  }
  if (opening === undefined) return joined;
  const last = joined.pop();
  return [...joined, last === undefined ? opening : join(last, opening)];
}

/** `¥500`, but not `500€`. */
function isSignOf(next: Piece | undefined, sign: Piece, before: Piece | undefined): boolean {
  const isBehind = before !== undefined && sign.space === '' && NUMBER_LAST.test(before.text);
  const isBefore = next !== undefined && next.space === '' && NUMBER_FIRST.test(next.text);
  return SIGN.test(sign.text) && isBefore && !isBehind;
}

function join(first: Piece, second: Piece): Piece {
  return { ...first, text: first.text + second.space + second.text, to: second.to };
}
