import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JobProvider } from '../../src/providers/job-provider.ts';
import type { Operation } from '../../src/providers/outcome.ts';
import type { Fault } from '../fakes/fake-server.ts';
import { providerCall } from '../support/provider-call.ts';
import type { ContractService } from './contract-service.ts';
import { type ContractShoot, contractShoot } from './contract-shoot.ts';
import type { Trade } from './trade.ts';

export interface ServiceSubject<Request> {
  readonly makeProvider: () => JobProvider<Request>;
  readonly request: Request;
  readonly startService: () => Promise<ContractService>;
  /** Whether a job can be looked up by our key, where that is not so of all that has `find`. */
  readonly finds?: boolean;
  readonly trade: Trade;
  /** The answer to the submission is what was made: there is no job to look at or to fetch from. */
  readonly atOnce: boolean;
}

/** Faults after which the service has no job. */
const UNSEEN = new Set<Fault>(['reset-before', 'page', 500]);

/** What every provider that asks a service must do when the network or the service does wrong. */
export function serviceContract<Request extends { readonly model: string }>(
  name: string,
  subject: ServiceSubject<Request>,
): void {
  const { makeProvider, request, trade, atOnce } = subject;
  const { made, examine } = trade;
  const finds = subject.finds ?? makeProvider().find !== undefined;

  describe(`${name}, as every provider of ${made} that costs money`, () => {
    let service: ContractService;
    let shoot: ContractShoot;
    beforeEach(async () => {
      service = await subject.startService();
      shoot = await contractShoot(makeProvider, request, service.environment, trade);
    });
    afterEach(async () => {
      await shoot.close();
      await service.close();
    });

    test('starts, waits, and delivers, for one payment', async () => {
      await examine((await shoot.run()).path);
      if (!atOnce) expect(service.requests('check')).toBeGreaterThan(1);
      expect(service.paidJobs()).toBe(1);
    });

    test.each(['at-once', 'later'] as const)(
      'tells a refusal %s as data, and once',
      async (when) => {
        if (service.refuseNext === undefined) return;
        service.refuseNext(when);
        await expect(shoot.run()).rejects.toMatchObject({ code: 'provider/refused' });
        await expect(shoot.run()).rejects.toMatchObject({ code: 'provider/refused' });
        expect(service.requests('submit')).toBe(1);
      },
    );

    test('waits as long as it is told when there are too many requests, and then goes on', async () => {
      service.failNext('submit', { status: 429, headers: { 'retry-after': '7' } }, 2);
      await shoot.run();
      // From the answer on: what it takes to begin to wait is part of the wait.
      const waits = shoot.pauses.slice(0, 2);
      expect(waits.every((ms) => ms > 6000 && ms <= 7000)).toBe(true);
      expect(waits).toHaveLength(2);
      expect(service.paidJobs()).toBe(1);
    });

    test('gives up after a few tries, and a later run goes on', async () => {
      service.failNext('submit', 429, 5);
      await expect(shoot.run()).rejects.toMatchObject({ code: 'provider/rate-limited' });
      await shoot.run();
      expect(service.paidJobs()).toBe(1);
    });

    test('says that it can’t be reached when nobody listens, and that nothing was sent', async () => {
      await service.close();
      await expect(shoot.run()).rejects.toMatchObject({
        code: 'provider/unreachable',
        submitted: 'no',
      });
      service = await subject.startService();
    });

    test.each([
      'reset-before',
      'reset-after',
      'silent',
      'malformed',
      'empty',
      'page',
      500,
    ] as const)(
      'submits at most once where a submission meets %s, in this run and the next',
      async (fault) => {
        service.failNext('submit', fault);
        await shoot.run().catch(() => {});
        await shoot.run().catch(() => {});
        // Where the service can say that it has no such job, the next run may submit it anew.
        const anew = finds && UNSEEN.has(fault);
        const submissions = service.requests('submit');
        expect(submissions).toBeGreaterThanOrEqual(1);
        expect(submissions).toBeLessThanOrEqual(anew ? 2 : 1);
        expect(service.paidJobs()).toBeLessThanOrEqual(1);
      },
    );

    test('tells an unknown outcome as such, also where the user asks for the shot by name', async () => {
      if (finds) return;
      service.failNext('submit', 'reset-after');
      for (const resubmit of [false, true, true]) {
        await expect(shoot.run({ resubmit })).rejects.toMatchObject({
          code: 'provider/outcome-unknown',
        });
      }
      expect(service.paidJobs()).toBe(1);
    });

    test('finds the job again whose answer was lost, where the service can be asked', async () => {
      if (!finds) return;
      service.failNext('submit', 'reset-after');
      await shoot.run();
      expect(service.paidJobs()).toBe(1);
    });

    test('goes on with a job by what a console shows of it', async () => {
      const provider = makeProvider();
      if (provider.adopt === undefined || atOnce) return;
      await shoot.run();
      const [operation] = shoot.entries.flatMap((entry) => {
        if (entry.kind !== 'step' || !entry.name.includes('#submit')) return [];
        return [(entry.result as { operation?: Operation }).operation ?? {}];
      });
      const shown = ['id', 'name', 'path', 'output'].map((key) => operation![key]);
      const id = shown.find((each) => typeof each === 'string') as string;
      const { failure: _unknown, ...adopted } = provider.adopt(` ${id}\n`, request);
      expect(operation).toMatchObject(adopted);
      expect(() => provider.adopt?.('two words', request)).toThrow(
        expect.objectContaining({ code: 'provider/invalid-request', submitted: 'no' }),
      );
    });

    test('shows its secrets nowhere, also where the service sends them back', async () => {
      service.failNext('submit', 'echo');
      await expect(shoot.run()).rejects.toBeDefined();
      await shoot.run();
      for (const secret of service.secrets) expect(shoot.output()).not.toContain(secret);
    });

    test('says that the credentials are wrong where they are', async () => {
      const wrong = Object.fromEntries(
        Object.entries(service.environment).map(([key, value]) => [
          key,
          service.secrets.includes(value) ? 'wrong-secret' : value,
        ]),
      );
      const other = await contractShoot(makeProvider, request, wrong, trade);
      await expect(other.run()).rejects.toMatchObject({
        code: 'provider/credentials',
        exitCode: 4,
      });
      await other.close();
    });

    if (atOnce) {
      test('makes it anew in a later run where what came inside the answer is none', async () => {
        service.spoilNext!();
        await expect(shoot.run()).rejects.toMatchObject({ code: 'provider/bad-media' });
        await examine((await shoot.run()).path);
        expect(service.requests('submit')).toBe(2);
      });
      return;
    }

    test.each([
      'reset-before',
      'reset-after',
      'silent',
      'malformed',
      'empty',
      'page',
      500,
      503,
      429,
    ] as const)('asks again where a look meets %s, and pays once', async (fault) => {
      service.failNext('check', fault);
      await shoot.run();
      expect(service.paidJobs()).toBe(1);
    });

    test('goes on with a job whose looks all failed, in the next run', async () => {
      service.failNext('check', 503, 8);
      await expect(shoot.run()).rejects.toMatchObject({ code: 'provider/under-way' });
      await shoot.run();
      expect(service.paidJobs()).toBe(1);
    });

    test.each(['cut', 503, 'reset-before'] as const)(
      'fetches it again where that meets %s',
      async (fault) => {
        service.failNext('deliver', fault);
        await examine((await shoot.run()).path);
      },
    );

    test('does not take bytes for it that are none, and fetches it again in a later run', async () => {
      service.failNext('deliver', 'garbage', 2);
      await expect(shoot.run()).rejects.toMatchObject({ code: 'provider/under-way' });
      await shoot.run();
      expect(service.paidJobs()).toBe(1);
    });

    test.each([
      'file:///etc/passwd',
      'http://169.254.169.254/latest/meta-data/',
      'data:video/mp4;base64,AAAA',
    ])('does not follow it to %s', async (redirect) => {
      service.failNext('deliver', { redirect }, 4);
      await expect(shoot.run()).rejects.toMatchObject({ code: 'provider/under-way' });
    });

    test('goes on with the old job after a run was stopped', async () => {
      const stop = new AbortController();
      service.failNext('check', 503, 1);
      const running = shoot.run({ signal: stop.signal });
      const poll = setInterval(() => {
        if (service.requests('check') > 0) stop.abort(new Error('stopped'));
      }, 1);
      await running.catch(() => {});
      clearInterval(poll);
      await shoot.run();
      expect(service.requests('submit')).toBe(1);
    });

    test('cancels, where it can, as often as it is asked', async () => {
      const provider = makeProvider();
      if (provider.cancel === undefined) return;
      const { call, remove } = await providerCall({}, {}, service.environment);
      const started = await provider.start(request, call);
      if (started.kind !== 'started') throw new Error(started.kind);
      const stored = JSON.parse(JSON.stringify(started.operation)) as Operation;
      await provider.cancel(stored, call);
      await provider.cancel(stored, call);
      await remove();
    });
  });
}
