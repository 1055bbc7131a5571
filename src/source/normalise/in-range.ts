import type { Path } from '../locate.ts';
import { rangeHint } from '../shape-hint.ts';
import { report } from './reading.ts';
import type { Reading } from './reading.ts';

/** The least and the most that a number may be; `above` is less than all of them. */
export interface Range {
  readonly above?: number;
  readonly least?: number;
  readonly most: number;
}

/**
 * Whether a number that was written as text lies where the schema has it too, where it is written as
 * a number; reported where it does not. What is printed is given in the unit that was written.
 */
export function inRange(
  reading: Reading,
  value: number,
  range: Range,
  { written, unit = '', path }: { written: string; unit?: string; path: Path },
): boolean {
  const { above = -Infinity, least = -Infinity, most } = range;
  let limit: string | undefined;
  if (value > most) limit = `at most ${most}${unit}`;
  else if (value < least) limit = `at least ${least}${unit}`;
  else if (value <= above) limit = `more than ${above}${unit}`;
  if (limit === undefined) return true;
  report(reading, {
    code: 'film/out-of-range',
    message: `\`${String(path.at(-1))}\` must be ${limit}; this is \`${written}\`.`,
    hint: rangeHint(value, range, unit),
    path,
  });
  return false;
}
