import type { CueLine } from './cue.ts';

const LETTERS = /\p{L}/gu;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Mandaic}\p{Script=Samaritan}\p{Script=Hanifi_Rohingya}]/u;

/** Whether most of a text is written from right to left; names and words of another script change nothing. */
export function isRightToLeft(text: string): boolean {
  const letters = text.match(LETTERS) ?? [];
  return letters.filter((letter) => RIGHT_TO_LEFT.test(letter)).length * 2 > letters.length;
}

/** RIGHT-TO-LEFT EMBEDDING, and POP DIRECTIONAL FORMATTING, which ends it (Unicode Annex 9). */
const EMBEDDING = '\u202b';
const END = '\u202c';

/**
 * The text of a row, with its direction where that is from right to left. Players take rows for
 * written from left to right, or as their first letter is: a full stop would stand at the wrong end,
 * and so would a name in Latin letters. Embeddings are what the oldest of them know.
 */
export function directed({ text, rightToLeft }: CueLine): string {
  return rightToLeft === true ? EMBEDDING + text + END : text;
}
