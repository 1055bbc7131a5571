/**
 * Gives lines of a text by number, counted from 1; undefined beyond its end. Lines are asked for from
 * the top down, and no others are cut out: a text of nothing but line breaks has millions.
 */
export function lineReader(text: string): (line: number) => string | undefined {
  let line = 1;
  let start = 0;
  return (wanted) => {
    if (wanted < line) {
      line = 1;
      start = 0;
    }
    while (line < wanted) {
      const end = endOfLine(text, start);
      if (end === text.length) return undefined;
      start = end + (text.startsWith('\r\n', end) ? 2 : 1);
      line += 1;
    }
    return text.slice(start, endOfLine(text, start));
  };
}

function endOfLine(text: string, start: number): number {
  const breaks = /[\r\n]/g;
  breaks.lastIndex = start;
  return breaks.exec(text)?.index ?? text.length;
}
