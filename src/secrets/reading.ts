/** A text as it reads once something was left out of it or decoded, and where its characters stood. */
export interface Reading {
  readonly text: string;
  /** Where a character begins in the text that was read first. */
  startOf(index: number): number;
  /** Where it ends there, exclusive. */
  endOf(index: number): number;
}

/** A text as it is. */
export function asItIs(text: string): Reading {
  return { text, startOf: (index) => index, endOf: (index) => index + 1 };
}

/** The same with each match of a pattern replaced; the same reading where there is none. */
export function replacing(
  source: Reading,
  pattern: RegExp,
  replace: (match: string) => string,
): Reading {
  const { text } = source;
  /** Stretches: where each begins here and in the source, and how much of that each of its characters spans. */
  const here: number[] = [];
  const there: number[] = [];
  const spans: number[] = [];
  const parts: string[] = [];
  let length = 0;
  let copied = 0;
  const put = (part: string, from: number, span: number): void => {
    if (part === '') return;
    here.push(length);
    there.push(from);
    spans.push(span);
    parts.push(part);
    length += part.length;
  };
  for (const match of text.matchAll(pattern)) {
    const [found] = match;
    put(text.slice(copied, match.index), copied, 0);
    put(replace(found), match.index, found.length);
    copied = match.index + found.length;
  }
  if (copied === 0) return source;
  put(text.slice(copied), copied, 0);
  const stretchOf = (index: number): number => {
    let [low, high] = [0, here.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (here[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const first = (index: number, stretch: number): number =>
    spans[stretch] === 0 ? there[stretch]! + index - here[stretch]! : there[stretch]!;
  return {
    text: parts.join(''),
    startOf: (index) => source.startOf(first(index, stretchOf(index))),
    endOf(index) {
      const stretch = stretchOf(index);
      return source.endOf(first(index, stretch) + Math.max(1, spans[stretch]!) - 1);
    },
  };
}
