/** Unhurried speech, after the film spec: about two and a half words a second. */
export const WORDS_PER_SECOND = 2.5;

/**
 * A character of Chinese, Japanese or Korean script counts as half a word: some five are spoken in a
 * second (Pellegrino, Coupé and Marsico, Language 87, 2011: 5.2 syllables a second in Mandarin).
 */
const SYLLABLES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const SYLLABLE_WORDS = 0.5;

/** Scripts of letters without blanks between words, of which some two and a half are a syllable. */
const UNSPACED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const LETTERS = /\p{Letter}/gu;
const LETTER_WORDS = 0.2;

/** How long a text is to say, in words of a language that has them apart. */
export function spokenWords(text: string): number {
  const syllables = text.match(SYLLABLES)?.length ?? 0;
  const words = text.replaceAll(SYLLABLES, ' ').split(/\s+/u).map(wordsOf);
  return words.reduce((sum, each) => sum + each, syllables * SYLLABLE_WORDS);
}

function wordsOf(word: string): number {
  const letters = word.match(LETTERS)?.length ?? 0;
  if (UNSPACED.test(word)) return letters * LETTER_WORDS;
  return letters > 0 || /\p{Number}/u.test(word) ? 1 : 0;
}
