import type { SKRSContext2D } from '@napi-rs/canvas';
import { charactersOf } from '../../subtitles/measure-text.ts';

/** The text, cut with an ellipsis where it is wider than `width` pixels in the brush's font. */
export function fitText(brush: SKRSContext2D, text: string, width: number): string {
  if (brush.measureText(text).width <= width) return text;
  const characters = charactersOf(text);
  const first = (count: number): string => `${characters.slice(0, count).join('').trimEnd()}…`;
  let [low, high] = [0, characters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (brush.measureText(first(middle)).width <= width) low = middle;
    else high = middle - 1;
  }
  return first(low);
}
