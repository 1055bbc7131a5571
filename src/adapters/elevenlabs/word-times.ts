import type { WordTime } from '../../film/word-time.ts';
import { writtenWords } from '../../providers/written-words.ts';
import type { Alignment } from './voice-answer.ts';

export interface TimedWords {
  readonly words: readonly WordTime[];
  /** How many words there was no time for. */
  readonly guessed: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** How far ahead a word is looked for. */
const WINDOW = 64;

/**
 * The times of words, from those of the characters of what was sent: a direction before the line is
 * passed over, as its words are not the line's. A word whose characters are not there, or go back in
 * time, is set between its neighbours.
 *
 * @param length of the sound, in seconds, where it is known.
 * @param direction that was sent before the line.
 */
export function timedWords(
  line: string,
  alignment: Alignment,
  length: number | undefined,
  direction = '',
): TimedWords {
  const { characters, starts, ends } = alignment;
  // The text may have characters of several units: which one each unit is of.
  const ofUnit = characters.flatMap((each, index) => each.split('').map(() => index));
  const said = characters.join('');
  const end = length ?? ends.at(-1) ?? 0;
  const words = writtenWords(line);
  const spans: (Span | undefined)[] = [];
  // Some tell the times of what is said alone.
  let at = said.startsWith(direction) ? direction.length : 0;
  let last = 0;
  for (const { text } of words) {
    const found = said.indexOf(text, at);
    const isNear = found !== -1 && found - at <= WINDOW;
    if (isNear) at = found + text.length;
    const from = isNear ? starts[ofUnit[found]!]! : Number.NaN;
    const to = isNear ? Math.min(end, ends[ofUnit[at - 1]!]!) : Number.NaN;
    const isInOrder = from >= last && to > from;
    spans.push(isInOrder ? { from, to } : undefined);
    if (isInOrder) last = to;
  }
  return {
    words: words.map(({ text }, index) => ({ text, ...(spans[index] ?? between(index)) })),
    guessed: spans.filter((span) => span === undefined).length,
  };

  /** The share of a word, by its characters, in the time that it has with others like it. */
  function between(index: number): Span {
    const first = spans.findLastIndex((span, each) => each < index && span !== undefined) + 1;
    const found = spans.findIndex((span, each) => each > index && span !== undefined);
    const next = found === -1 ? spans.length : found;
    const start = spans[first - 1]?.to ?? 0;
    const stretch = (spans[next]?.from ?? end) - start;
    const lengthOf = (some: typeof words): number =>
      some.reduce((sum, word) => sum + word.text.length, 0);
    const all = lengthOf(words.slice(first, next));
    const before = lengthOf(words.slice(first, index));
    return {
      from: start + (stretch * before) / all,
      to: start + (stretch * (before + words[index]!.text.length)) / all,
    };
  }
}
