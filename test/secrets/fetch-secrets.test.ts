import { describe, expect, test } from '@jest/globals';
import type { LookUp, Outside, SecretBackend } from '../../src/secrets/backends/backend.ts';
import { fetchSecrets } from '../../src/secrets/fetch-secrets.ts';
import { parsePlace } from '../../src/secrets/parse-place.ts';
import { secretError } from '../../src/secrets/secret-error.ts';
import type { AskedPlace } from '../../src/secrets/secret-place.ts';

function wanted(name: string, places: readonly string[], isNamed = false) {
  const parsed = places.map((written) => {
    const place = parsePlace(written, name, '/studio');
    if (!place.ok) throw new Error(written);
    return place.result;
  });
  return { name, places: parsed, isNamed };
}

/** A place that keeps some secrets; `log` has each of its requests. */
function bench(
  kept: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
) {
  const log: string[] = [];
  const concealed: string[] = [];
  const backend = (kind: AskedPlace['kind']): SecretBackend => ({
    async lookUp(questions) {
      log.push(`${kind}: ${questions.map(({ name }) => name).join(' ')}`);
      return questions.map(({ name, place }): LookUp => {
        const error = secretError(
          'secrets/not-found',
          { name, place },
          'it is not there',
          'Put it there.',
        );
        const value = kept[`${kind} ${name}`];
        if (value === 'DENIED') {
          return {
            kind: 'failed',
            error: secretError('secrets/denied', { name, place }, 'no', 'Ask.'),
          };
        }
        return value === undefined ? { kind: 'absent', error } : { kind: 'found', value };
      });
    },
  });
  const outside: Outside = {
    variable: () => undefined,
    http: () => Promise.reject(new Error('nobody asks')),
    signal: new AbortController().signal,
    conceal: (value) => void concealed.push(value),
    redact: (text) => text,
    now: () => 0,
  };
  const ports = {
    local: ({ name }: { name: string }) => environment[name],
    backend: async (kind: AskedPlace['kind']) => backend(kind),
    outside,
  };
  return { log, concealed, ports };
}

describe('secrets are fetched', () => {
  test('from the first of their places that has them, each backend once for all that it is asked', async () => {
    const { log, concealed, ports } = bench(
      { 'gcp A': 'one', 'gcp B': 'two', 'aws C': 'three' },
      { D: 'four' },
    );
    const found = await fetchSecrets(
      [
        wanted('A', ['env', 'gcp://p']),
        wanted('B', ['env', 'gcp://p']),
        wanted('C', ['env', 'gcp://p', 'aws']),
        wanted('D', ['env', 'gcp://p']),
      ],
      ports,
    );
    expect([...found].map(([name, each]) => [name, each.kind === 'found' && each.value])).toEqual([
      ['D', 'four'],
      ['A', 'one'],
      ['B', 'two'],
      ['C', 'three'],
    ]);
    expect(log).toEqual(['gcp: A B C', 'aws: C']);
    expect(concealed.toSorted()).toEqual(['four', 'one', 'three', 'two']);
  });

  test('and a place that can’t be asked is not passed over', async () => {
    const { log, ports } = bench({ 'gcp A': 'DENIED', 'aws A': 'one' });
    const found = await fetchSecrets([wanted('A', ['gcp://p', 'aws'])], ports);
    const outcome = found.get('A');
    expect(outcome?.kind === 'failed' && outcome.error.message).toBe(
      'A could not be read from gcp://p/A: no',
    );
    expect(log).toEqual(['gcp: A']);
  });

  test('and one that nobody has is absent, or an error where somebody says that it is there', async () => {
    const { ports } = bench({});
    const found = await fetchSecrets(
      [wanted('A', ['env', 'gcp://p']), wanted('B', ['gcp://p/b'], true)],
      ports,
    );
    expect(found.get('A')).toEqual({ kind: 'absent' });
    const outcome = found.get('B');
    expect(outcome?.kind === 'failed' && outcome.error.code).toBe('secrets/not-found');
  });
});
