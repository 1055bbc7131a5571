import { CHINESE, JAPANESE, KOREAN, type Legibility, LETTERS } from './figures.ts';

/** Characters that take the room of two: East Asian Width `W` and `F` of Unicode Annex 11. */
const FULL_WIDTH =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

/** Drawn as a picture, which takes as much room; some are letters unless a selector says so. */
const PICTURE = /^\p{Emoji_Presentation}|\ufe0f/u;

const LETTER = /^[\p{L}\p{N}]/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HANGUL = /\p{Script=Hangul}/u;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What a reader takes for characters: a letter with its marks is one. */
export function charactersOf(text: string): readonly string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** Columns that a text takes. */
export function columnsOf(text: string): number {
  return charactersOf(text).reduce((sum, each) => sum + (isWide(each) ? 2 : 1), 0);
}

function isWide(character: string): boolean {
  return FULL_WIDTH.test(character) || PICTURE.test(character);
}

/** What there is to read, in characters as those speeds count them. */
export interface Reading {
  readonly characters: number;
  readonly legibility: Legibility;
}

/** Beside full-width characters, one that is half as wide is half a character (TTSG Japanese, Korean). */
export function readingOf(text: string): Reading {
  const legibility = legibilityOf(text);
  const isFull = legibility !== LETTERS;
  return { characters: isFull ? columnsOf(text) / 2 : charactersOf(text).length, legibility };
}

/** By what most of a text is written in; a word of another script changes nothing. */
export function legibilityOf(text: string): Legibility {
  const letters = charactersOf(text).filter((each) => LETTER.test(each));
  const full = letters.filter((each) => FULL_WIDTH.test(each));
  if (full.length * 2 <= letters.length) return LETTERS;
  if (full.some((each) => KANA.test(each))) return JAPANESE;
  return full.filter((each) => HANGUL.test(each)).length * 2 > full.length ? KOREAN : CHINESE;
}
