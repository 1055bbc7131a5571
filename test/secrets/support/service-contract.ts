import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SecretBackend } from '../../../src/secrets/backends/backend.ts';
import type { AskedPlace } from '../../../src/secrets/secret-place.ts';
import type { FakeServer, Fault } from '../../fakes/fake-server.ts';
import { lookUp, told } from './look-up.ts';
import { type OutsideOptions, outsideOf, type TestOutside } from './outside.ts';

/** A service of secrets, as the rules that hold for every one of them need it. */
export interface SecretService<Place extends AskedPlace> {
  readonly backend: SecretBackend<Place>;
  readonly fake: FakeServer;
  /** The endpoint that gives the secret. */
  readonly endpoint: string;
  /** Where `VALUE` is kept. */
  readonly place: Place;
  readonly options: OutsideOptions;
  /** The same, with the service at an address where nobody listens. */
  readonly nowhere: OutsideOptions;
}

export const VALUE = 'hf_the-value-of-the-secret';

/** What holds for every service of secrets, whatever its protocol. */
export function describeService<Place extends AskedPlace>(
  name: string,
  start: () => Promise<SecretService<Place>>,
): void {
  describe(`every service of secrets: ${name}`, () => {
    let service: SecretService<Place>;
    const opened: TestOutside[] = [];
    const open = (options: OutsideOptions = service.options): TestOutside => {
      opened.push(outsideOf(options));
      return opened.at(-1)!;
    };
    beforeEach(async () => {
      service = await start();
    });
    afterEach(async () => {
      for (const outside of opened.splice(0)) outside.close();
      await service.fake.close();
    });

    test('gives the value, and makes a secret of it and of what it was asked with', async () => {
      const outside = open();
      const { backend, place } = service;
      const [outcome] = await lookUp(backend, outside, place);
      expect(outcome).toEqual({ kind: 'found', value: VALUE });
      expect(outside.concealed).toContain(VALUE);
      const sent = outside.asked.flatMap(({ headers }) => Object.entries(headers ?? {}));
      for (const [header, proof] of sent) {
        if (header.toLowerCase() !== 'authorization') continue;
        expect(outside.redact(proof)).toContain('‹secret›');
      }
    });

    test('is asked once, with a limit of ten seconds, and once for two names of one secret', async () => {
      const { backend, place, fake, endpoint } = service;
      const outside = open();
      const outcomes = await lookUp(backend, outside, place, place);
      expect(outcomes.map(told)).toEqual([VALUE, VALUE]);
      expect(fake.count(endpoint)).toBe(1);
      expect(outside.asked.map(({ timeoutMs }) => timeoutMs)).toContain(10_000);
    });

    const faults: readonly (readonly [string, Fault, string, RegExp])[] = [
      ['a connection that breaks', 'reset-before', 'secrets/unreachable', /broke/],
      ['an answer that is lost', 'reset-after', 'secrets/unreachable', /broke/],
      ['no answer', 'silent', 'secrets/unreachable', /did not answer within/],
      ['half a document', 'malformed', 'secrets/unreachable', /is not the service/],
      ['a proxy’s page', 'page', 'secrets/unreachable', /502: a page, not an answer/],
      ['a redirect', { redirect: 'http://127.0.0.1:1/' }, 'secrets/unreachable', /status 302/],
      ['a failure of the service', 500, 'secrets/unreachable', /out of order \(500/],
      ['a service that is overloaded', 503, 'secrets/unreachable', /out of order \(503/],
      [
        'too many requests',
        { status: 429, headers: { 'retry-after': '7' } },
        'secrets/throttled',
        /asked too often \(.*\n?.*Try again in 7 s/s,
      ],
      ['its own words sent back', 'echo', 'secrets/bad-place', /cannot: /],
    ];
    test.each(faults)(
      '%s is told as what it is, and not tried again',
      async (_, fault, code, text) => {
        const { backend, place, fake, endpoint, options } = service;
        fake.failNext(endpoint, fault, 9);
        const outside = open({ ...options, ...(fault === 'silent' && { limitMs: 200 }) });
        const [outcome] = await lookUp(backend, outside, place);
        expect(told(outcome)).toMatch(text);
        expect(told(outcome)).toMatch(`failed ${code}: HF_TOKEN could not be read from `);
        expect(fake.count(endpoint)).toBe(1);
        for (const secret of outside.concealed) {
          if (secret.length > 3) expect(told(outcome)).not.toContain(secret);
        }
      },
    );

    test('that is not there is unreachable', async () => {
      const [outcome] = await lookUp(service.backend, open(service.nowhere), service.place);
      expect(told(outcome)).toMatch(
        /^failed secrets\/unreachable: HF_TOKEN could not be read from .*: there is no connection to .*ECONNREFUSED/,
      );
    });

    test('is left at once when the run is stopped', async () => {
      const { backend, place, fake, endpoint, options } = service;
      fake.failNext(endpoint, 'silent');
      const stop = new AbortController();
      const outside = open({ ...options, signal: stop.signal });
      const looking = lookUp(backend, outside, place);
      const arrived = (async () => {
        while (fake.count(endpoint) === 0) await new Promise(setImmediate);
        stop.abort(new Error('stopped'));
      })();
      await expect(looking).rejects.toThrow('stopped');
      await arrived;
      await expect(lookUp(backend, outside, place)).rejects.toThrow('stopped');
      expect(fake.count(endpoint)).toBe(1);
    });
  });
}
