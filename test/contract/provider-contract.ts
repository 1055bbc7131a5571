import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { probeClip } from '../../src/media/probe-clip.ts';
import type { VideoModel } from '../../src/providers/capabilities.ts';
import type { VideoRequest } from '../../src/providers/request.ts';
import type {
  CompletedOutcome,
  FailedOutcome,
  Operation,
  ProviderCall,
  RefusedOutcome,
  VideoProvider,
} from '../../src/providers/video-provider.ts';
import { cornersPng } from '../support/drawing.ts';
import { openNet } from '../../src/net/open-net.ts';
import { providerCall as openCall, type TestCall } from '../support/provider-call.ts';
import type { ContractService } from './contract-service.ts';
import { serviceContract } from './service-contract.ts';

/** What a provider's own tests give to the suite that every provider must pass. */
export interface ContractSubject {
  readonly makeProvider: () => VideoProvider;
  readonly models: readonly VideoModel[];
  /** A request that the provider can fulfil, of a few frames. */
  readonly request: VideoRequest;
  /** One that it refuses, where it ever does. */
  readonly refused?: VideoRequest;
  /** Whether the same request gives the same bytes. */
  readonly reproducible: boolean;
  /** Whether its clips have exactly the frames, the size and the rate that were asked for. */
  readonly exact: boolean;
  /** A fake of its service, for providers that ask one. */
  readonly startService?: () => Promise<ContractService>;
  /** Whether a job can be looked up by our key, where that is not so of all that has `find`. */
  readonly finds?: boolean;
}

/** Checks are free in tests; a provider that is still pending after so many never completes. */
const MOST_CHECKS = 100;

type Ended = CompletedOutcome | RefusedOutcome | FailedOutcome;

async function settle(
  provider: VideoProvider,
  request: VideoRequest,
  call: ProviderCall,
): Promise<{ outcome: Ended; operation: Operation | undefined }> {
  const started = await provider.start(request, call);
  if (started.kind !== 'started') return { outcome: started, operation: undefined };
  for (let check = 0; check < MOST_CHECKS; check += 1) {
    const outcome = await provider.check(started.operation, call);
    if (outcome.kind !== 'pending') return { outcome, operation: started.operation };
  }
  throw new Error(`still pending after ${MOST_CHECKS} checks`);
}

/** The clip of a completed take as a file. */
async function clipOf(outcome: Ended, call: ProviderCall): Promise<string> {
  if (outcome.kind !== 'completed') throw new Error(`${outcome.kind}: ${outcome.reason}`);
  const { media } = outcome;
  if (media.kind === 'file') return media.path;
  const path = join(call.scratchFolder, 'delivered.mp4');
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

/** The suite that every provider must pass: what the core may rely on. */
export function providerContract(name: string, subject: ContractSubject): void {
  const { makeProvider, models, request } = subject;

  describe(`${name}, as every provider`, () => {
    let service: ContractService | undefined;
    beforeEach(async () => {
      service = await subject.startService?.();
    });
    afterEach(async () => await service?.close());
    const providerCall = (
      images?: Readonly<Record<string, Uint8Array>>,
      parts?: Partial<ProviderCall>,
    ): Promise<TestCall> => openCall(images, parts, service?.environment);

    test('is known by its name, and has a model', () => {
      expect(makeProvider().name).toBe(name.split(',')[0]);
      expect(models.map(({ id }) => id)).toContain(request.model);
    });

    test('completes with a clip', async () => {
      const { call, remove } = await providerCall();
      const { outcome } = await settle(makeProvider(), request, call);
      const facts = await probeClip(await clipOf(outcome, call));
      expect(facts.frames).toBeGreaterThan(0);
      if (subject.exact) {
        expect(facts).toMatchObject({
          width: request.width,
          height: request.height,
          frames: request.frames,
          rate: request.rate,
        });
      }
      await remove();
    });

    test('keeps to the rate of NTSC where it promises exactness', async () => {
      if (!subject.exact) return;
      const { call, remove } = await providerCall();
      const rate = { num: 30000, den: 1001 };
      const { outcome } = await settle(makeProvider(), { ...request, rate, frames: 7 }, call);
      expect(await probeClip(await clipOf(outcome, call))).toMatchObject({ rate, frames: 7 });
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
        const { outcome } = await settle(makeProvider(), request, call);
        const bytes = await readFile(await clipOf(outcome, call));
        digests.push(createHash('sha256').update(bytes).digest('hex'));
        await remove();
      }
      expect(digests[1]).toBe(digests[0]);
    });

    test('takes the first frame that it is given, where its model does', async () => {
      const model = models.find(({ id }) => id === request.model);
      if (model?.capabilities.firstFrame !== true) return;
      const { png } = cornersPng(request.width, request.height);
      const { call, remove } = await providerCall({ 'sha256:corners': png });
      const first = { ...request, firstFrame: { digest: 'sha256:corners' } };
      const { outcome } = await settle(makeProvider(), first, call);
      expect(outcome.kind).toBe('completed');
      await remove();
    });

    test('refuses with an outcome, not with an exception', async () => {
      const refused = subject.refused ?? (service?.refuseNext && request);
      if (refused === undefined) return;
      service?.refuseNext?.('at-once');
      const { call, remove } = await providerCall();
      const { outcome } = await settle(makeProvider(), refused, call);
      expect(outcome).toMatchObject({ kind: 'refused', reason: expect.any(String) });
      await remove();
    });
  });
  const { startService, finds } = subject;
  if (startService === undefined) return;
  serviceContract(name, {
    makeProvider,
    request,
    startService,
    ...(finds !== undefined && { finds }),
  });
}
