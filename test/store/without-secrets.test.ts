import { describe, expect, test } from '@jest/globals';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { withoutSecrets } from '../../src/store/takes/without-secrets.ts';

describe('a ledger without secrets', () => {
  const append = async (entry: object): Promise<unknown> => {
    const written: LedgerEntry[] = [];
    const ledger = {
      entries: [],
      append: async (each: LedgerEntry) => void written.push(each),
      close: async () => {},
    };
    const redact = (text: string): string => text.replaceAll('key', '‹secret›');
    await withoutSecrets(ledger, redact).append(entry as LedgerEntry);
    return written[0];
  };

  test('keeps no word of a service that holds one, nor what it named its job by', async () => {
    const failed = { kind: 'failed', reason: 'no key', code: 'key', charged: false };
    expect(await append({ kind: 'step', name: 'a#done', result: failed })).toEqual({
      kind: 'step',
      name: 'a#done',
      result: { kind: 'failed', reason: 'no ‹secret›', code: '‹secret›', charged: false },
    });
    const started = { kind: 'started', operation: { id: 'a-key' } };
    expect(await append({ kind: 'step', name: 'a#submit1', result: started })).toMatchObject({
      result: { operation: { id: 'a-‹secret›' } },
    });
  });

  test('keeps names and digests of a take as they are, and redacts its words', async () => {
    const take = { shot: 'key', file: 'sha256:key', clips: ['sha256:key'], model: 'a-key' };
    const words = { prompt: 'a key', notes: [{ kind: 'made-otherwise', text: 'the key' }] };
    expect(await append({ kind: 'take', take: { ...take, ...words } })).toEqual({
      kind: 'take',
      take: {
        ...take,
        model: 'a-‹secret›',
        prompt: 'a ‹secret›',
        notes: [{ kind: 'made-otherwise', text: 'the ‹secret›' }],
      },
    });
  });
});
