import type { Json } from '../../film/json.ts';
import type { FieldChange } from '../call-sheet.ts';

/** Characters of what is equal that stay at each of its ends, and of what differs. */
const KEPT_OF_EQUAL = 14;
const KEPT_OF_DIFFERENT = 40;

/** `wardrobe: "green coat" → "red coat"`: long texts without the middle of what is equal in them. */
export function changeText({ field, from, to }: FieldChange): string {
  const [before, after] = shortened(valueText(from), valueText(to));
  return `${fieldText(field)}: ${before} → ${after}`;
}

function fieldText(field: string): string {
  const begun = /^begins\.(.*)$/.exec(field)?.[1];
  return begun === undefined ? field : `${begun}, as the shot begins`;
}

function valueText(value: Json): string {
  return value === null ? 'not said' : JSON.stringify(value);
}

function shortened(from: string, to: string): readonly [string, string] {
  const [before, after] = [Array.from(from), Array.from(to)];
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const cut = (text: readonly string[]): string =>
    [
      withoutMiddle(text.slice(0, head), KEPT_OF_EQUAL),
      withoutMiddle(text.slice(head, text.length - tail), KEPT_OF_DIFFERENT),
      withoutMiddle(text.slice(text.length - tail), KEPT_OF_EQUAL),
    ].join('');
  return [cut(before), cut(after)];
}

function withoutMiddle(text: readonly string[], kept: number): string {
  if (text.length <= 2 * kept + 1) return text.join('');
  return `${text.slice(0, kept).join('')}…${text.slice(-kept).join('')}`;
}
