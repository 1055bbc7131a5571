import { functionWordsOf } from './function-words.ts';

/*
 * Where a reader's eye stops by itself, a break costs nothing: after a sentence, then after a clause,
 * then before what begins a phrase (TTSG, “line treatment”; BBC, “break at natural points”).
 */
export const SENTENCE_BREAK = 0;
const CLAUSE_BREAK = 1;
const PHRASE_BREAK = 2;
const PLAIN_BREAK = 4;
/** After a preposition or conjunction, which begins what would be on the next row. */
const LATE_BREAK = 8;
/** What is torn apart so is taken only where nothing else is left. */
export const BOUND_BREAK = 60;

/** Closing quotes and brackets after the mark that counts. */
const SENTENCE = /[.!?。！？؟।။۔]["'”’»）」』)\]]*$/u;
const CLAUSE = /(?:[,;:،؛、，；：…]|\.{3}|[\p{Pd}])["'”’»）」』)\]]*$/u;
const LOWERCASE = /^\P{L}*\p{Ll}/u;
const BARE = /^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu;
/** A quote or a bracket that opens changes nothing in the word after it. */
const OPENED = /^[\p{P}\p{S}]+\s*/u;

const NUMBER_LAST = /\p{N}$/u;
const NUMBER_FIRST = /^\p{N}/u;
/** `Platform 9` is a name. */
const NAME = /^\p{Lu}\p{L}+$/u;
/** What a number counts, and reads as one with it. */
const UNIT =
  /^(?:[ap]\.?m\b\.?|o['’]clock|uhr|h|min|[cdkm]?m|k?g|l|°[cf]?|%|percent|prozent|hundred|thousand|tausend|mille|millions?|millionen|dollars?|euros?|pounds?)(?!\p{L})/iu;

/** After these a Japanese phrase ends. */
const PARTICLE = /^(?:は|が|を|に|と|も|へ|から|まで|より)$/u;
/** A word that is begun in Chinese characters and goes on in kana. */
const OKURIGANA = /^\p{Script=Han}\p{Script=Hiragana}/u;
/** These and particles never begin a row: they are the end of a word. */
const ENDING = /^(?:の|で|や|か|ね|よ|です|ます|した|だ|た|て)$/u;

/** How bad it is to break between a token and the next. */
export function breakCost(
  text: string,
  next: { readonly text: string; readonly space: string } | undefined,
  language: string,
): number {
  if (next === undefined) return SENTENCE_BREAK;
  const { bound, opening } = functionWordsOf(language);
  const word = text.toLocaleLowerCase(language).replace(OPENED, '');
  if (bound.has(word) || isInNumber(text, next.text)) return BOUND_BREAK;
  if (CLAUSE.test(text)) return CLAUSE_BREAK;
  if (SENTENCE.test(text)) return LOWERCASE.test(next.text) ? PLAIN_BREAK : SENTENCE_BREAK;
  if (next.space === '') return unspacedCost(text, next.text);
  if (opening.has(word) || isNumbered(text, next.text)) return LATE_BREAK;
  return opening.has(next.text.toLocaleLowerCase(language).replaceAll(BARE, ''))
    ? PHRASE_BREAK
    : PLAIN_BREAK;
}

/** `10.30 a.m.`, `1 000`, `10 h 30`. */
function isInNumber(text: string, next: string): boolean {
  if (NUMBER_LAST.test(text)) return NUMBER_FIRST.test(next) || UNIT.test(next);
  return text === 'h' && NUMBER_FIRST.test(next);
}

function isNumbered(text: string, next: string): boolean {
  return NAME.test(text) && NUMBER_FIRST.test(next);
}

function unspacedCost(text: string, next: string): number {
  // `12月`, `500บาท`: what a number counts.
  if (NUMBER_LAST.test(text)) return BOUND_BREAK;
  const bare = next.replaceAll(BARE, '');
  const isEnding = PARTICLE.test(bare) || ENDING.test(bare) || OKURIGANA.test(text.at(-1)! + next);
  if (isEnding) return LATE_BREAK;
  return PARTICLE.test(text) ? PHRASE_BREAK : PLAIN_BREAK;
}
