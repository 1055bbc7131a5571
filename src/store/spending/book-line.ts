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
 * @param hole where the lines begin that it has found with holes, right before its own.
 */
export function sealBookLine(entry: SpendingEntry, seen: number, hole?: number): string {
  const body = JSON.stringify({ ...entry, seen, ...(hole !== undefined && { hole }) }).slice(0, -1);
  return `${body},"sum":"${sumOf(body)}"}`;
}

/**
 * Reads a line that stands so many bytes from the beginning. Those of before there were sums have none, and
 * are taken as they are.
 *
 * @returns what is wrong with it, as the end of a sentence that begins with its place; `torn` where
 * whoever wrote it was killed half-way. With `isHole` it is no JSON at all; whether since a part of it
 * was never written, as after a power cut.
 */
export function openBookLine(
  line: string,
  start: number,
):
  | 'torn'
  | {
      readonly entry: unknown;
      readonly hole?: number;
      /** How many bytes its writer had read of the book. */
      readonly seen?: number;
    }
  | { readonly damage: string; readonly isHole?: boolean } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    if (!line.endsWith('}') && !HAD_SUM.test(line)) return 'torn';
    // No line that was written whole has one: JSON writes it otherwise.
    return { damage: 'is not JSON', isHole: line.includes('\0') };
  }
  if (typeof parsed !== 'object' || parsed === null) return { entry: parsed };
  const { seen, sum, hole, ...entry } = parsed as Readonly<Record<string, unknown>>;
  if (sum === undefined && seen === undefined) return { entry };
  const body = line.slice(0, line.lastIndexOf(',"sum":'));
  if (ENDING.exec(line)?.[1] !== sumOf(body)) return { damage: 'was changed after it was written' };
  return Number(seen) > start
    ? { damage: 'stands too early: lines before it are lost' }
    : {
        entry,
        ...(typeof seen === 'number' && { seen }),
        ...(typeof hole === 'number' && { hole }),
      };
}

function sumOf(body: string): string {
  return hash('sha256', body).slice(0, SUM_LENGTH);
}
