import { describe, expect, test } from '@jest/globals';
import type { LedgerEntry } from '../../src/store/ledger/ledger-entry.ts';
import { type Position, sealLine, START } from '../../src/store/ledger/ledger-line.ts';
import { salvage } from '../../src/store/mend/salvage.ts';

const OPENED = { kind: 'opened', schema: 'ministudio/ledger@2' };
const step = (name: string) => ({ kind: 'step', name, result: 1 });

/** Entries as they are written, whatever they are, and where the ledger stands then. */
function written(...entries: readonly object[]): {
  readonly lines: readonly string[];
  readonly head: Position;
} {
  const lines: string[] = [];
  let head = START;
  for (const entry of entries) {
    const { line, position } = sealLine(entry as LedgerEntry, head);
    lines.push(line);
    head = position;
  }
  return { lines, head };
}

/** `3` for a line that is kept and proven, `3?` where nobody can say; and why others are not. */
function sorted(lines: readonly string[], head?: Position) {
  const { whole, leftOut, missing } = salvage(lines.map((line) => `${line}\n`).join(''), head);
  return {
    whole: whole.map(({ n, isProven }) => `${n}${isProven ? '' : '?'}`),
    leftOut: leftOut.map(({ line, why }) => `${line} ${why}`),
    missing,
  };
}

const otherSum = (line: string): string =>
  line.replace(/.(?="\}$)/, (digit) => (digit === '0' ? '1' : '0'));

describe('of a damaged ledger', () => {
  const { lines, head } = written(OPENED, step('a'), step('b'), step('c'));
  const [first, second, third, last] = lines as [string, string, string, string];

  test('all that is as it was written is kept', () => {
    expect(sorted(lines, head)).toEqual({ whole: ['1', '2', '3', '4'], leftOut: [], missing: [] });
  });

  test.each([
    ['is no entry that this version knows', written(OPENED, { kind: 'rehearsal' }).lines[1]!],
    ['names another version', written({ ...OPENED, schema: 'ministudio/ledger@99' }).lines[0]!],
    ['has no number', second.replace('"n":2,', '')],
    ['has no number', second.replace('"n":2,', '"n":0,')],
    ['is there twice', first],
    ['is no line of a ledger', 'null'],
    ['is not JSON', '{"n":2'],
  ])('a line that %s is left out', (why, line) => {
    expect(sorted([first, line])).toMatchObject({ whole: ['1'], leftOut: [`2 ${why}`] });
  });

  test('a line whose sum alone is damaged is proven by the next, and the last one by the head', () => {
    expect(sorted([first, otherSum(second), third, last]).whole).toEqual(['1', '2', '3', '4']);
    const damaged = [first, second, third, otherSum(last)];
    expect(sorted(damaged, head)).toEqual({
      whole: ['1', '2', '3', '4'],
      leftOut: [],
      missing: [],
    });
    expect(sorted(damaged)).toEqual({
      whole: ['1', '2', '3'],
      leftOut: ['4 was changed after it was written'],
      missing: [[4, 4]],
    });
  });

  test('a line that was changed together with its sum is left out', () => {
    const changed = written(OPENED, step('a'), step('b'), step('other')).lines[3]!;
    expect(sorted([first, second, third, otherSum(changed)], head)).toMatchObject({
      whole: ['1', '2', '3'],
      leftOut: ['4 was changed after it was written'],
    });
  });

  test('what follows a line that is lost is proven by the head, where it was written after that line', () => {
    const { head: before } = written(OPENED, step('a'), step('b'));
    expect(sorted([first, second, last], before)).toMatchObject({
      whole: ['1', '2', '4'],
      missing: [[3, 3]],
    });
    expect(sorted([first, second, last], head)).toMatchObject({ whole: ['1', '2', '4?'] });
    const changed = last.replace('"c"', '"d"');
    expect(sorted([first, second, changed], before)).toMatchObject({
      whole: ['1', '2'],
      leftOut: ['3 was changed after it was written'],
      missing: [[3, 3]],
    });
  });

  test('lines are in the order in which they were written, and of one number in that of the file', () => {
    const other = last.replace('"c"', '"d"');
    const { whole } = salvage([last, first, second, other].join('\n'), undefined);
    expect(whole.map(({ n, line }) => [n, line])).toEqual([
      [1, 2],
      [2, 3],
      [4, 1],
      [4, 4],
    ]);
  });

  test('that is lost as a whole, all is missing that the head knows of', () => {
    expect(sorted([], head)).toEqual({ whole: [], leftOut: [], missing: [[1, 4]] });
    expect(sorted(['torn'], head)).toMatchObject({ missing: [[1, 4]] });
    expect(sorted([])).toEqual({ whole: [], leftOut: [], missing: [] });
  });

  test('empty lines are none', () => {
    expect(sorted([first, '', second, '', '', third])).toEqual({
      whole: ['1', '2', '3'],
      leftOut: [],
      missing: [],
    });
  });

  test('more lines than their numbers say are told as missing', () => {
    expect(sorted([first, second, 'torn', 'torn']).missing).toEqual([[3, 4]]);
    expect(sorted([first, last]).missing).toEqual([[2, 2]]);
    // The last is proven by the one before it: so many there were.
    const { lines: six } = written(OPENED, ...['a', 'b', 'c', 'd', 'e'].map(step));
    expect(sorted([six[0]!, six[4]!, six[5]!]).missing).toEqual([[2, 4]]);
  });

  test('the number of a line that is left out is told where it can be read', () => {
    const { leftOut } = salvage(`${first}\n{"n":7,"kin\ntorn\n`, undefined);
    expect(leftOut).toEqual([
      { line: 2, why: 'is not JSON', content: '{"n":7,"kin', n: 7 },
      { line: 3, why: 'is not JSON', content: 'torn' },
    ]);
  });
});

test('of a ledger of version 1 nothing is proven, and what is left of a later one is left out', () => {
  const entry = step('a');
  const lines = [entry, { n: 2, ...entry }, { ...entry, sum: '' }].map((line) =>
    JSON.stringify(line),
  );
  expect(sorted([...lines, '{"ki'])).toEqual({
    whole: ['1?'],
    leftOut: [
      '2 was changed after it was written',
      '3 was changed after it was written',
      '4 is not JSON',
    ],
    missing: [],
  });
});
