import { hash } from 'node:crypto';
import type { SpendingEntry } from './spending.ts';

const SUM_LENGTH = 16;
const ENDING = new RegExp(`,"sum":"([0-9a-f]{${SUM_LENGTH}})"}$`);
/** Of what has a sum nothing but the end may be changed: it was written as a whole. */
const HAD_SUM = new RegExp(`,"sum":"[0-9a-f]{${SUM_LENGTH}}`);

/**
 * Writes an entry of the book as one line, without its line break. Several write at once, so that none can
 * say which line goes before it; but each knows how much there was, and less there must never be.
 *
 * @param seen how many bytes of the book its writer has read.
 */
export function sealBookLine(entry: SpendingEntry, seen: number): string {
  const body = JSON.stringify({ ...entry, seen }).slice(0, -1);
  return `${body},"sum":"${sumOf(body)}"}`;
}

/**
 * Reads a line that stands so many bytes from the beginning. Those of before there were sums have none, and
 * are taken as they are.
 *
 * @returns what is wrong with it, as the end of a sentence that begins with its place; `torn` where whoever
 * wrote it was killed half-way.
 */
export function openBookLine(
  line: string,
  start: number,
): 'torn' | { readonly entry: unknown } | { readonly damage: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return line.endsWith('}') || HAD_SUM.test(line) ? { damage: 'is not JSON' } : 'torn';
  }
  if (typeof parsed !== 'object' || parsed === null) return { entry: parsed };
  const { seen, sum, ...entry } = parsed as Readonly<Record<string, unknown>>;
  if (sum === undefined && seen === undefined) return { entry };
  const body = line.slice(0, line.lastIndexOf(',"sum":'));
  if (ENDING.exec(line)?.[1] !== sumOf(body)) return { damage: 'was changed after it was written' };
  return Number(seen) > start
    ? { damage: 'stands too early: lines before it are lost' }
    : { entry };
}

function sumOf(body: string): string {
  return hash('sha256', body).slice(0, SUM_LENGTH);
}
