import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/film/json.ts';
import { openNet } from '../../src/net/open-net.ts';
import type { JobProvider } from '../../src/providers/job-provider.ts';
import type {
  CompletedOutcome,
  FailedOutcome,
  Operation,
  RefusedOutcome,
} from '../../src/providers/outcome.ts';
import type { ProviderCall } from '../../src/providers/provider-call.ts';
import { providerCall as openCall, type TestCall } from '../support/provider-call.ts';
import type { ContractService } from './contract-service.ts';
import { optionContract } from './option-contract.ts';
import type { Trade } from './trade.ts';

/** What a provider's own tests give to the suite that every provider must pass. */
export interface JobSubject<Request> {
  readonly makeProvider: () => JobProvider<Request>;
  readonly models: readonly { readonly id: string }[];
  /** A request that the provider can fulfil, of a few frames or small. */
  readonly request: Request;
  /** One that it refuses, where it ever does. */
  readonly refused?: Request;
  /** Whether the same request gives the same bytes. */
  readonly reproducible: boolean;
  /** A fake of its service, for providers that ask one. */
  readonly startService?: () => Promise<ContractService>;
}

/** Checks are free in tests; a provider that is still pending after so many never completes. */
const MOST_CHECKS = 100;

type Ended = CompletedOutcome | RefusedOutcome | FailedOutcome;

export async function settle<Request>(
  provider: JobProvider<Request>,
  request: Request,
  call: ProviderCall,
): Promise<Ended> {
  const started = await provider.start(request, call);
  if (started.kind !== 'started') return started;
  for (let check = 0; check < MOST_CHECKS; check += 1) {
    const outcome = await provider.check(started.operation, call);
    if (outcome.kind !== 'pending') return outcome;
  }
  throw new Error(`still pending after ${MOST_CHECKS} checks`);
}

/** What a completed job has made, as a file. */
export async function fileOf(outcome: Ended, call: ProviderCall): Promise<string> {
  if (outcome.kind !== 'completed') throw new Error(`${outcome.kind}: ${outcome.reason}`);
  const { media } = outcome;
  if (media.kind === 'file') return media.path;
  const path = join(call.scratchFolder, 'delivered');
  if (media.kind === 'url') {
    const net = openNet([new URL('http://127.0.0.1')]);
    const { clock, signal } = call;
    await net.download(media, path, { clock, signal, random: () => 0, maxBytes: 1e8 });
    net.close();
    return path;
  }
  await writeFile(path, media.bytes);
  return path;
}

/** Opens calls at the fake of a provider's service, where it has one. */
export type OpenCall = (
  images?: Readonly<Record<string, Uint8Array>>,
  parts?: Partial<ProviderCall>,
) => Promise<TestCall>;

/** What the core may rely on of every provider, whatever it makes. */
export function jobContract<
  Request extends { readonly model: string; readonly options: JsonObject },
>(
  name: string,
  subject: JobSubject<Request>,
  trade: Trade,
  /** The rules of what it makes, beside these. */
  more: (openCall: OpenCall) => void,
): void {
  const { makeProvider, models, request } = subject;
  const { made, examine } = trade;

  describe(`${name}, as every provider of ${made}`, () => {
    let service: ContractService | undefined;
    beforeEach(async () => {
      service = await subject.startService?.();
    });
    afterEach(async () => await service?.close());
    const providerCall: OpenCall = (images, parts) => openCall(images, parts, service?.environment);

    test('is known by its name, and has a model', () => {
      expect(makeProvider().name).toBe(name.split(',')[0]);
      expect(models.map(({ id }) => id)).toContain(request.model);
    });

    test('completes with what it is for', async () => {
      const { call, remove } = await providerCall();
      const outcome = await settle(makeProvider(), request, call);
      await examine(await fileOf(outcome, call));
      await remove();
    });

    test('has operations that go through JSON and outlive the provider object', async () => {
      const { call, remove } = await providerCall();
      const started = await makeProvider().start(request, call);
      if (started.kind === 'started') {
        const stored = JSON.parse(JSON.stringify(started.operation)) as Operation;
        expect(stored).toEqual(started.operation);
        expect(['pending', 'completed']).toContain((await makeProvider().check(stored, call)).kind);
      }
      await remove();
    });

    test('does not change the request', async () => {
      const { call, remove } = await providerCall();
      const before = JSON.stringify(request);
      await settle(makeProvider(), request, call);
      expect(JSON.stringify(request)).toBe(before);
      await remove();
    });

    test('stops when the signal is aborted', async () => {
      const reason = new Error('the user stopped');
      const signal = AbortSignal.abort(reason);
      const { call, remove } = await providerCall({}, { signal });
      await expect(settle(makeProvider(), request, call)).rejects.toBe(reason);
      await remove();
    });

    test('gives the same bytes for the same request where it says so', async () => {
      if (!subject.reproducible) return;
      const digests: string[] = [];
      for (let run = 0; run < 2; run += 1) {
        const { call, remove } = await providerCall();
        const outcome = await settle(makeProvider(), request, call);
        const bytes = await readFile(await fileOf(outcome, call));
        digests.push(createHash('sha256').update(bytes).digest('hex'));
        await remove();
      }
      expect(digests[1]).toBe(digests[0]);
    });

    test('refuses with an outcome, not with an exception', async () => {
      const refused = subject.refused ?? (service?.refuseNext && request);
      if (refused === undefined) return;
      service?.refuseNext?.('at-once');
      const { call, remove } = await providerCall();
      const outcome = await settle(makeProvider(), refused, call);
      expect(outcome).toMatchObject({ kind: 'refused', reason: expect.any(String) });
      await remove();
    });

    optionContract(name, subject, trade, providerCall, () => service?.paidJobs() ?? 0);
    more(providerCall);
  });
}
