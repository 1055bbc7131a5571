import { hash } from 'node:crypto';
import { isEntry } from './check-entry.ts';
import type { LedgerEntry } from './ledger-entry.ts';

/** Where a ledger stands after some lines. */
export interface Position {
  /** Lines so far. */
  readonly count: number;
  /** Of the last line, and through it of all before: 16 hex digits; empty before the first. */
  readonly sum: string;
}

export const START: Position = { count: 0, sum: '' };

/** `,"sum":"0123456789abcdef"}` */
const SUM_LENGTH = 16;
const ENDING = new RegExp(`,"sum":"([0-9a-f]{${SUM_LENGTH}})"}$`);

/**
 * Writes an entry as one line, without its line break: numbered, and with a sum over itself and the sum
 * of the line before, so that no line can be changed, lost, doubled or moved unseen.
 */
export function sealLine(
  entry: LedgerEntry,
  { count, sum: before }: Position,
): { readonly line: string; readonly position: Position } {
  const body = JSON.stringify({ n: count + 1, ...entry }).slice(0, -1);
  const sum = sumOf(body, before);
  return { line: `${body},"sum":"${sum}"}`, position: { count: count + 1, sum } };
}

/** How a ledger ends that stands there, with its line break. */
export function endingOf({ count, sum }: Position): string {
  return count === 0 ? '' : `,"sum":"${sum}"}\n`;
}

/** What is wrong with a line, as the end of the sentence that begins with its place. */
export interface LineDamage {
  readonly damage: string;
}

/** A line as it is written, whether or not it belongs where it stands. */
export interface SealedLine {
  readonly n: unknown;
  readonly sum: string;
  /** All that the sum is over, but for the sum of the line before. */
  readonly body: string;
  readonly entry: Readonly<Record<string, unknown>>;
}

export function readSealed(line: string): SealedLine | LineDamage {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return { damage: 'is not JSON' };
  }
  const sum = ENDING.exec(line)?.[1];
  if (sum === undefined || typeof parsed !== 'object' || parsed === null) {
    return { damage: 'is no line of a ledger' };
  }
  const { n, sum: _sum, ...entry } = parsed as Record<string, unknown>;
  return { n, sum, body: line.slice(0, -(SUM_LENGTH + 10)), entry };
}

/** Reads the line that follows a position. */
export function openLine(
  line: string,
  { count, sum: before }: Position,
): { readonly entry: LedgerEntry; readonly position: Position } | LineDamage {
  const sealed = readSealed(line);
  if ('damage' in sealed) return sealed;
  const { n, sum, body, entry } = sealed;
  if (n !== count + 1) {
    return {
      damage: `is entry ${String(n)}, where entry ${count + 1} belongs: lines are lost, doubled or moved`,
    };
  }
  if (sumOf(body, before) !== sum) return { damage: 'was changed after it was written' };
  if (!isEntry(entry)) return { damage: 'is no entry that this version knows' };
  return { entry, position: { count: count + 1, sum } };
}

/** The sum of a line after one with that sum. */
export function sumOf(body: string, before: string): string {
  return hash('sha256', `${before}\n${body}`).slice(0, SUM_LENGTH);
}
