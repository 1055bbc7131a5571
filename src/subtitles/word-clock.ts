/** When one word is said, in frames of the film, which may be fractions. */
export interface WordSpan {
  readonly from: number;
  readonly to: number;
}

/** When the characters from one place of a text to before another are said. */
export type WordClock = (from: number, to: number) => WordSpan;

interface PlacedWord extends WordSpan {
  readonly start: number;
  readonly end: number;
}

const HAS_LETTER = /[\p{L}\p{N}]/u;

/**
 * A clock for a text that is said from one frame to another. Words with times of their own are found
 * by their place: a voice may have been given another spelling. Where their number differs, or none is
 * known, all are spread by their characters over the time in which the line is heard.
 */
export function wordClock(
  text: string,
  line: WordSpan,
  times: readonly WordSpan[] = [],
): WordClock {
  const words = wordsOf(text);
  const heard = heardOf(line, times);
  const placed =
    times.length === words.length
      ? withTimes(words, times, line)
      : words.map((word) => ({ ...word, ...spread(text, heard, word.start, word.end) }));
  return (from, to) => {
    const touched = placed.filter(({ start, end }) => start < to && from < end);
    const first = touched[0];
    const last = touched.at(-1);
    if (first === undefined || last === undefined) return spread(text, heard, from, to);
    return {
      from: inside(first, Math.max(from, first.start)),
      to: inside(last, Math.min(to, last.end)),
    };
  };
}

/** As `WordTime` counts them: what stands between blanks and is not punctuation alone. */
function wordsOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  return Array.from(text.matchAll(/\S+/gu), ({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  })).filter(({ word }) => HAS_LETTER.test(word));
}

/** From the first word to the last, where their times are known. */
function heardOf(line: WordSpan, times: readonly WordSpan[]): WordSpan {
  const first = times[0];
  const last = times.at(-1);
  if (first === undefined || last === undefined) return line;
  const from = Math.max(line.from, first.from);
  return { from, to: Math.max(from, last.to) };
}

/** A word is never said before the one in front of it, whatever a provider tells. */
function withTimes(
  words: readonly { readonly start: number; readonly end: number }[],
  times: readonly WordSpan[],
  line: WordSpan,
): readonly PlacedWord[] {
  let earliest = line.from;
  return words.map(({ start, end }, index) => {
    const from = Math.max(earliest, times[index]!.from);
    const to = Math.max(from, times[index]!.to);
    earliest = from;
    return { start, end, from, to };
  });
}

function spread(text: string, heard: WordSpan, start: number, end: number): WordSpan {
  const at = (place: number): number =>
    heard.from + ((heard.to - heard.from) * place) / Math.max(1, text.length);
  return { from: at(start), to: at(end) };
}

function inside({ start, end, from, to }: PlacedWord, place: number): number {
  return from + ((to - from) * (place - start)) / (end - start);
}
