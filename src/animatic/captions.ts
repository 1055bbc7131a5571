import type { SKRSContext2D } from '@napi-rs/canvas';

/** The text, cut with an ellipsis where it is wider than `width` pixels in the brush's font. */
export function fitText(brush: SKRSContext2D, text: string, width: number): string {
  if (brush.measureText(text).width <= width) return text;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (brush.measureText(`${text.slice(0, middle).trimEnd()}…`).width <= width) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).trimEnd()}…`;
}

/** The text in as few lines as `width` pixels allow, and these about equally long. */
export function balanceText(brush: SKRSContext2D, text: string, width: number): string[] {
  const lines = wrapText(brush, text, width);
  if (lines.length < 2) return lines;
  // The narrowest column that needs no more lines.
  let [low, high] = [width / lines.length / 1.2, width];
  while (high - low > 4) {
    const middle = (low + high) / 2;
    if (wrapText(brush, text, middle).length > lines.length) low = middle;
    else high = middle;
  }
  return wrapText(brush, text, high);
}

/** The text in lines of at most `width` pixels; a single longer word has a line of its own. */
export function wrapText(brush: SKRSContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && brush.measureText(longer).width <= width)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
