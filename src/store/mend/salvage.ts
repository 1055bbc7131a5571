import { type NumberRange, gapsIn } from './gaps.ts';
import { isEntry } from '../ledger/check-entry.ts';
import { LEDGER_SCHEMA, type LedgerEntry } from '../ledger/ledger-entry.ts';
import { type Position, readSealed, type SealedLine, sumOf } from '../ledger/ledger-line.ts';
import { OLDEST_SCHEMA, upgradeLine } from '../ledger/ledger-upgrades.ts';

/** A line that is whole: JSON, and an entry of a ledger. */
export interface WholeLine {
  /** In the damaged file, from 1. */
  readonly line: number;
  /** The number that it was written with. */
  readonly n: number;
  readonly entry: LedgerEntry;
  /**
   * Its sum is right over itself and the line before, so it is as it was written. Where the line
   * before is lost, nobody can say.
   */
  readonly isProven: boolean;
}

export interface LeftOutLine {
  readonly line: number;
  /** As the end of a sentence that begins with its place. */
  readonly why: string;
  readonly content: string;
  /** The number that it was written with, where that can be read. */
  readonly n?: number;
}

export interface Salvage {
  /** In the order in which they were written. */
  readonly whole: readonly WholeLine[];
  readonly leftOut: readonly LeftOutLine[];
  /** Numbers of entries that there were and that are not among the whole ones. */
  readonly missing: readonly NumberRange[];
}

/** Sorts the lines of a damaged ledger into those that are whole and those that are not. Pure. */
export function salvage(text: string, head: Position | undefined): Salvage {
  const lines = text.split('\n').map((content, index) => ({ content, line: index + 1 }));
  const written = lines.filter(({ content }) => content !== '');
  const isNumbered = written.some(({ content }) => 'body' in readSealed(content));
  const { whole, leftOut } = isNumbered ? sortNumbered(written, head) : sortOldest(written);
  if (!isNumbered && head === undefined) return { whole, leftOut, missing: [] };
  // Of numbers that nothing proves, one may be anything.
  const proven = whole.filter(({ isProven }) => isProven).map(({ n }) => n);
  const count = Math.max(written.length, head?.count ?? 0, proven.at(-1) ?? 0);
  const kept = isNumbered ? whole.map(({ n }) => n) : [];
  return { whole, leftOut, missing: gapsIn(kept, count) };
}

interface Line {
  readonly content: string;
  readonly line: number;
}
type Sorted = Pick<Salvage, 'whole' | 'leftOut'>;

interface Numbered extends SealedLine {
  readonly n: number;
  readonly line: number;
  readonly content: string;
}

function sortNumbered(lines: readonly Line[], head: Position | undefined): Sorted {
  const whole: WholeLine[] = [];
  const leftOut: LeftOutLine[] = [];
  const leaveOut = ({ line, content }: Line, why: string): void => {
    leftOut.push(leftOutLine({ line, content }, why));
  };
  const numbered: Numbered[] = [];
  for (const each of lines) {
    const sealed = readSealed(each.content);
    if ('damage' in sealed) leaveOut(each, sealed.damage);
    else if (!isNumber(sealed.n)) leaveOut(each, 'has no number');
    else numbered.push({ ...sealed, n: sealed.n, ...each });
  }
  // As they were written, wherever they stand now.
  numbered.sort((a, b) => a.n - b.n || a.line - b.line);
  const sums = sumsByNumber(lines, head);
  const proven = new Map<number, Set<string>>([[0, new Set([''])]]);
  if (head !== undefined) proven.set(head.count, new Set([head.sum]));
  const seen = new Set<string>();
  for (const each of numbered) {
    const { n, body, entry, line } = each;
    if (seen.has(body)) {
      leaveOut(each, 'is there twice');
      continue;
    }
    seen.add(body);
    const sum = provenSum(each, numbered, sums, proven);
    if (sum !== undefined) proven.set(n, new Set([...(proven.get(n) ?? []), sum]));
    if (sum === undefined && proven.has(n - 1)) leaveOut(each, 'was changed after it was written');
    else if (!isEntry(entry)) leaveOut(each, 'is no entry that this version knows');
    else if (entry.kind === 'opened' && entry.schema !== LEDGER_SCHEMA) {
      leaveOut(each, 'names another version');
    } else whole.push({ line, n, entry, isProven: sum !== undefined });
  }
  return { whole, leftOut: leftOut.toSorted((a, b) => a.line - b.line) };
}

/** The right sum of a line that is as it was written; undefined where that can't be shown. */
function provenSum(
  { n, body, sum }: Numbered,
  others: readonly Numbered[],
  sums: ReadonlyMap<number, ReadonlySet<string>>,
  proven: ReadonlyMap<number, ReadonlySet<string>>,
): string | undefined {
  const before = [...(sums.get(n - 1) ?? []), ...(proven.get(n - 1) ?? [])];
  if (before.some((each) => sumOf(body, each) === sum)) return sum;
  // Only its sum may have been changed: then the next line was summed over the right one, or the head has it.
  const after = others.filter((other) => other.n === n + 1);
  return [...(proven.get(n - 1) ?? [])]
    .map((each) => sumOf(body, each))
    .find(
      (right) =>
        sums.get(n)?.has(right) === true ||
        after.some((next) => sumOf(next.body, right) === next.sum),
    );
}

/** What is readable of the sums, also of lines of which nothing else is. */
function sumsByNumber(
  lines: readonly Line[],
  head: Position | undefined,
): ReadonlyMap<number, ReadonlySet<string>> {
  const sums = new Map<number, Set<string>>();
  const add = (n: number, sum: string): void => {
    sums.set(n, (sums.get(n) ?? new Set()).add(sum));
  };
  for (const { content } of lines) {
    const n = /^\{"n":(\d+),/.exec(content)?.[1];
    const sum = /,"sum":"([0-9a-f]{16})"\}$/.exec(content)?.[1];
    if (n !== undefined && sum !== undefined) add(Number(n), sum);
  }
  if (head !== undefined) add(head.count, head.sum);
  return sums;
}

/** Lines of the first version had neither numbers nor sums. */
function sortOldest(lines: readonly Line[]): Sorted {
  const whole: WholeLine[] = [];
  const leftOut: LeftOutLine[] = [];
  for (const { content, line } of lines) {
    const entry = upgradeLine(content, OLDEST_SCHEMA);
    if ('damage' in entry) leftOut.push(leftOutLine({ line, content }, entry.damage));
    // What is left of one of a later version: its sum is broken.
    else if ('n' in entry || 'sum' in entry) {
      leftOut.push(leftOutLine({ line, content }, 'was changed after it was written'));
    } else whole.push({ line, n: line, entry, isProven: false });
  }
  return { whole, leftOut };
}

function leftOutLine({ line, content }: Line, why: string): LeftOutLine {
  const n = /"n":(\d+)/.exec(content)?.[1];
  return { line, why, content, ...(n !== undefined && { n: Number(n) }) };
}

function isNumber(n: unknown): n is number {
  return Number.isInteger(n) && Number(n) > 0;
}
