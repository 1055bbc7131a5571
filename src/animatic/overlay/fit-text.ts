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
