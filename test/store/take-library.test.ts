import { describe, expect, test } from '@jest/globals';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { takeLibraryOf } from '../../src/store/takes/take-library.ts';

test('a take that was restored counts as it was written down last', () => {
  const take = (shot: string, number: number, file: string) =>
    ({ kind: 'take', take: { shot, take: number, file, notes: [] } }) as unknown as LedgerEntry;
  const entries = [take('a', 1, 'first'), take('a', 2, 'second'), take('a', 1, 'restored')];
  const [kept] = Object.values(takeLibraryOf(entries, {}).takes);
  expect(kept!.map(({ take: number, file }) => `${number} ${file}`)).toEqual([
    '1 restored',
    '2 second',
  ]);
});

test('the keyframes of a shot are kept in the order in which they were made, each once', () => {
  const keyframe = (ends: string, number: number) =>
    ({ kind: 'keyframe', keyframe: { ends, number } }) as unknown as LedgerEntry;
  const restored = keyframe('a', 1);
  const entries = [keyframe('a', 1), keyframe('b', 1), keyframe('a', 2), restored];
  const kept = Object.entries(takeLibraryOf(entries, {}).keyframes);
  expect(kept.map(([ends, records]) => [ends, records.map(({ number }) => number)])).toEqual([
    ['a', [1, 2]],
    ['b', [1]],
  ]);
});

describe('the take that is circled', () => {
  const take = (number: number) =>
    ({ kind: 'take', take: { shot: 'a', take: number, notes: [] } }) as unknown as LedgerEntry;
  const circle = (number: number) =>
    ({ kind: 'circled', shot: 'a', take: number }) as unknown as LedgerEntry;
  const circledAfter = (...entries: LedgerEntry[]): number | undefined =>
    Object.values(takeLibraryOf(entries, {}).circled)[0];

  test('is the one that was chosen last', () => {
    expect(circledAfter(take(1), take(2), circle(2), circle(1))).toBe(1);
  });

  test('is none any more once another take was made: that is what was wanted last', () => {
    expect(circledAfter(take(1), circle(1), take(2))).toBeUndefined();
  });

  test('stays it where a file of an older take is made again', () => {
    expect(circledAfter(take(1), take(2), circle(1), take(1))).toBe(1);
  });
});

test('a retake is unfinished until it is ended itself, and one that nobody asked for is none', () => {
  const retake = (number: number) =>
    ({ kind: 'retake', retake: { shot: 'a', take: number } }) as unknown as LedgerEntry;
  const ended = (shot: string, number: number) =>
    ({ kind: 'retake-ended', shot, take: number }) as unknown as LedgerEntry;
  const entries = [retake(2), retake(3), ended('a', 3), ended('b', 2)];
  const { retakes } = takeLibraryOf(entries, {});
  expect(Object.values(retakes).flat()).toEqual([
    { shot: 'a', take: 2, ended: false },
    { shot: 'a', take: 3, ended: true },
  ]);
});

describe('a take that was discarded', () => {
  const take = (number: number) =>
    ({ kind: 'take', take: { shot: 'a', take: number, notes: [] } }) as unknown as LedgerEntry;
  const of = (kind: 'circled' | 'discarded', number: number) =>
    ({ kind, shot: 'a', take: number }) as unknown as LedgerEntry;
  const libraryOf = (...entries: LedgerEntry[]) => {
    const { takes, circled } = takeLibraryOf(entries, {});
    const marks = Object.values(takes).flat();
    return {
      takes: marks.map(({ take: number, discarded }) => [number, discarded === true]),
      circled: Object.values(circled),
    };
  };

  test('is still known, and can’t be circled', () => {
    const takes = [
      [1, true],
      [2, false],
    ];
    const both = [take(1), take(2)];
    expect(libraryOf(...both, of('discarded', 1))).toEqual({ takes, circled: [] });
    expect(libraryOf(...both, of('circled', 1), of('discarded', 1))).toEqual({
      takes,
      circled: [],
    });
    expect(libraryOf(...both, of('discarded', 1), of('circled', 1))).toEqual({
      takes,
      circled: [],
    });
  });

  test('is one like any other once it is written down again', () => {
    expect(libraryOf(take(1), of('discarded', 1), take(1)).takes).toEqual([[1, false]]);
  });

  test('ends the retake that it is of: the same command asks for another', () => {
    const retake = { kind: 'retake', retake: { shot: 'a', take: 1 } } as unknown as LedgerEntry;
    const { retakes } = takeLibraryOf([retake, take(1), of('discarded', 1)], {});
    expect(Object.values(retakes).flat()).toEqual([{ shot: 'a', take: 1, ended: true }]);
  });

  test('of which there is no record is none: a ledger that was mended may have lost it', () => {
    expect(libraryOf(of('discarded', 1))).toEqual({ takes: [], circled: [] });
  });
});
