import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createProvider } from '../../src/adapters/mock/provider.ts';
import { acceptedSubmissions } from '../../src/adapters/mock/submissions.ts';
import type { JsonObject } from '../../src/film/json.ts';
import { probeClip } from '../../src/media/probe-clip.ts';
import type { CheckOutcome, StartOutcome } from '../../src/providers/video-provider.ts';
import { providerCall } from '../support/provider-call.ts';
import { requestOf } from '../support/video-request.ts';

let folder = '';
let call: Awaited<ReturnType<typeof providerCall>>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ministudio-mock-'));
  call = await providerCall();
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await call.remove();
});

const start = (options: JsonObject): Promise<StartOutcome> =>
  createProvider().start(
    requestOf({ model: 'mock-1', options: { folder, ...options } }),
    call.call,
  );

async function finish(started: StartOutcome): Promise<{ outcome: CheckOutcome; pending: number }> {
  if (started.kind !== 'started') throw new Error(started.kind);
  for (let pending = 0; ; pending += 1) {
    const outcome = await createProvider().check(started.operation, call.call);
    if (outcome.kind !== 'pending') return { outcome, pending };
  }
}

const factsOf = async (options: JsonObject) => {
  const { outcome } = await finish(await start(options));
  if (outcome.kind !== 'completed' || outcome.media.kind !== 'file') throw new Error(outcome.kind);
  return probeClip(outcome.media.path);
};

describe('the mock', () => {
  test('is pending as often as it is told, then completes', async () => {
    expect((await finish(await start({ pending: 3 }))).pending).toBe(3);
  });

  test('counts every submit that it accepted, across provider objects', async () => {
    await start({});
    await start({});
    expect(await acceptedSubmissions(folder)).toEqual(['take-1', 'take-1']);
  });

  test('a rate limit accepts nothing and says how long to wait', async () => {
    await expect(start({ fault: 'rate-limit' })).rejects.toMatchObject({
      code: 'provider/rate-limited',
      retryable: true,
      submitted: 'no',
      retryAfterMs: 1,
    });
    expect(await acceptedSubmissions(folder)).toEqual([]);
  });

  test('a fault befalls as many starts as it is told', async () => {
    await expect(start({ fault: 'rate-limit', times: 1 })).rejects.toMatchObject({
      code: 'provider/rate-limited',
    });
    expect((await start({ fault: 'rate-limit', times: 1 })).kind).toBe('started');
  });

  test('a lost reply leaves an accepted submit behind', async () => {
    await expect(start({ fault: 'lost-reply' })).rejects.toMatchObject({
      code: 'provider/unreachable',
      submitted: 'unknown',
    });
    expect(await acceptedSubmissions(folder)).toEqual(['take-1']);
  });

  test('a slow operation takes ten times the checks', async () => {
    expect((await finish(await start({ fault: 'slow' }))).pending).toBe(10);
  });

  test('a wrong duration is two frames short', async () => {
    expect(await factsOf({ fault: 'wrong-duration' })).toMatchObject({ frames: 4 });
  });

  test('a wrong rate is another rate for the same seconds', async () => {
    expect(await factsOf({ fault: 'wrong-rate' })).toMatchObject({
      rate: { num: 30, den: 1 },
      frames: 8,
    });
  });

  test('a corrupt file cannot be probed', async () => {
    await expect(factsOf({ fault: 'corrupt-file' })).rejects.toThrow();
  });

  test('an unknown fault is an error, not a clip without it', async () => {
    await expect(start({ fault: 'typo' })).rejects.toThrow('The mock knows no fault "typo".');
  });
});
