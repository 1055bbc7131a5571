import { expect, test } from '@jest/globals';
import type { LedgerEntry } from '../../src/store/ledger.ts';
import { takeLibraryOf } from '../../src/store/take-library.ts';

test('notes that an older ledger has as plain words are the provider’s', () => {
  const take = { shot: 'a', take: 1, notes: ['no font has it'] };
  const { takes } = takeLibraryOf([{ kind: 'take', take } as unknown as LedgerEntry], {});
  expect(Object.values(takes)).toMatchObject([
    [{ notes: [{ kind: 'made-otherwise', text: 'no font has it' }] }],
  ]);
});

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
