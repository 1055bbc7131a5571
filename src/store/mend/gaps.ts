/** Numbers that follow each other: the first and the last of them. */
export type NumberRange = readonly [first: number, last: number];

/** What is missing of the numbers from 1 to `last`. As ranges: a damaged number may be any number. */
export function gapsIn(numbers: Iterable<number>, last: number): readonly NumberRange[] {
  const gaps: NumberRange[] = [];
  let next = 1;
  for (const number of [...numbers].toSorted((a, b) => a - b)) {
    if (number > last) break;
    if (number > next) gaps.push([next, number - 1]);
    next = Math.max(next, number + 1);
  }
  if (next <= last) gaps.push([next, last]);
  return gaps;
}

/** `3`, or `3–5` */
export function rangeText([first, last]: NumberRange): string {
  return first === last ? `${first}` : `${first}–${last}`;
}
