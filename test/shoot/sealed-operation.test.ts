import { describe, expect, test } from '@jest/globals';
import { redacted } from '../../src/diagnostics/redacted.ts';
import type { ProviderAccess } from '../../src/providers/provider-call.ts';
import type { ProviderCall } from '../../src/providers/video-provider.ts';
import type { ShootPorts } from '../../src/shoot/ports.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { shootClip } from '../support/shoot-clip.ts';
import { finished, testSet } from '../support/shoot-ports.ts';
import { requestOf } from '../support/video-request.ts';

const REQUEST = requestOf({ model: 'mock-1' });

/** Shoots a clip with a provider that names its jobs by its keys, and is stopped once before it ends. */
async function shootTwice(
  name: (secret: ProviderAccess['secret']) => string,
  keys: Readonly<Record<string, string>>[],
): Promise<{ ledger: string; asked: readonly unknown[]; starts: number; error: unknown }> {
  const entries: LedgerEntry[] = [];
  const asked: unknown[] = [];
  let starts = 0;
  let error: unknown;
  for (const [run, own] of keys.entries()) {
    const { ports } = testSet({
      entries,
      start: () => ({ kind: 'started', operation: {} }),
      check: async (operation) => {
        asked.push(operation);
        if (run > 0) return finished(REQUEST) as never;
        throw new Error('the run is killed');
      },
    });
    const redact = (text: string): string =>
      Object.values(keys[0]!).reduce((clean, key) => clean.replaceAll(key, '‹secret›'), text);
    const secret = (variable: string): string | undefined => {
      if (!variable.startsWith('K_')) throw new Error('it is not declared');
      return own[variable];
    };
    const keyed: ShootPorts = {
      ...ports,
      access: (provider) => ({ ...ports.access(provider), secret, redact }),
      provider: async (provider) => ({
        ...(await ports.provider(provider)),
        start: async (_request, call: ProviderCall) => {
          starts += 1;
          return { kind: 'started', operation: { id: name(call.secret) } };
        },
      }),
    };
    error = await shootClip(keyed).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    // As the store does it.
    const clean = redacted(entries, redact);
    entries.splice(0, entries.length, ...clean);
  }
  return { ledger: JSON.stringify(entries), asked, starts, error };
}

describe('a job that a service named by a secret', () => {
  test('is written down with a mark for it, and asked for by the next run', async () => {
    const keys = { K_ONE: 'films-eu', K_TWO: 'films-eu-archive' };
    const name = (secret: ProviderAccess['secret']): string =>
      `http://${secret('K_ONE')}.x/${secret('K_TWO')}/7`;
    const { ledger, asked, starts, error } = await shootTwice(name, [keys, keys]);
    expect(ledger).toContain('{"id":"http://‹secret K_ONE›.x/‹secret K_TWO›/7"}');
    expect(ledger).not.toContain('films-eu');
    expect(asked).toEqual(Array(2).fill({ id: 'http://films-eu.x/films-eu-archive/7' }));
    expect({ starts, error }).toEqual({ starts: 1, error: undefined });
  });

  test('can’t be asked for without it, and is not paid for again', async () => {
    const { asked, starts, error } = await shootTwice(
      (secret) => `job-${secret('K_ONE')}`,
      [{ K_ONE: 'films-eu' }, {}],
    );
    expect(asked).toEqual([{ id: 'job-films-eu' }]);
    expect(starts).toBe(1);
    expect(error).toMatchObject({ code: 'provider/under-way' });
  });

  test('can’t where its provider never asked for that secret', async () => {
    const keys = { K_ONE: 'films-eu', K_TWO: 'eu-films' };
    const { asked, starts, error } = await shootTwice(() => 'job-eu-films', [keys, keys]);
    expect(asked).toEqual([{ id: 'job-eu-films' }]);
    expect(starts).toBe(1);
    expect(error).toMatchObject({ code: 'provider/under-way' });
  });

  test('is given no secret that its provider does not declare', async () => {
    const name = (): string => 'job ‹secret HOME›';
    const { asked, error } = await shootTwice(name, [{ K_ONE: 'films-eu' }]);
    expect(asked).toEqual([]);
    expect(error).toMatchObject({ code: 'provider/under-way' });
  });
});
