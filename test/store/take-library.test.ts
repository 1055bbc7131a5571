import { expect, test } from '@jest/globals';
import type { LedgerEntry } from '../../src/store/ledger.ts';
import { takeLibraryOf } from '../../src/store/take-library.ts';

test('notes that an older ledger has as plain words are the provider’s', () => {
  const take = { shot: 'a', take: 1, notes: ['no font has it'] };
  const { takes } = takeLibraryOf([{ kind: 'take', take } as unknown as LedgerEntry]);
  expect(Object.values(takes)).toMatchObject([
    [{ notes: [{ kind: 'made-otherwise', text: 'no font has it' }] }],
  ]);
});
