import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { judge } from '../../../src/adapters/luma/errors.ts';
import { createProvider } from '../../../src/adapters/luma/provider.ts';
import { readServiceError } from '../../../src/providers/http/service-error.ts';
import type { CheckOutcome, ProviderCall } from '../../../src/providers/video-provider.ts';
import { type LumaServer, startLumaServer } from '../../fakes/luma-server.ts';
import { providerCall } from '../../support/provider-call.ts';
import { requestOf } from '../../support/video-request.ts';

const REQUEST = requestOf({ model: 'ray-3.2', width: 1280, height: 720, seconds: 5 });

describe('a generation of Luma', () => {
  let server: LumaServer;
  let call: ProviderCall;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    server = await startLumaServer({ key: 'secret' });
    const environment = { LUMA_AGENTS_API_KEY: 'secret', baseUrl: server.url };
    ({ call, remove } = await providerCall({}, {}, environment));
  });
  afterEach(async () => {
    await remove();
    await server.close();
  });

  const ending = async (): Promise<CheckOutcome> => {
    const started = await createProvider().start(REQUEST, call);
    if (started.kind !== 'started') throw new Error(started.kind);
    expect(started.operation).toEqual({ id: server.jobs[0]!.id });
    expect(await createProvider().check(started.operation, call)).toEqual({ kind: 'pending' });
    return await createProvider().check(started.operation, call);
  };

  test('makes a secret of the signed address of its clip', async () => {
    const outcome = await ending();
    const url = outcome.kind === 'completed' && outcome.media.kind === 'url' && outcome.media.url;
    expect(url).toContain('signed-1');
    expect(call.redact(`it lies at ${String(url)}`)).not.toContain('signed-1');
  });

  test('that moderation stops is a refusal that is refunded', async () => {
    server.next('refuse-later');
    expect(await ending()).toEqual({
      kind: 'refused',
      reason: 'It was not made: content_moderated.',
      category: 'other',
      code: 'content_moderated',
      charged: false,
    });
  });

  test('that breaks has failed, and is refunded', async () => {
    server.next('break');
    expect(await ending()).toEqual({
      kind: 'failed',
      reason: 'It was not made: generation_failed.',
      code: 'generation_failed',
      charged: false,
    });
  });

  test('is asked for with our name for whoever reads the service’s log', async () => {
    await createProvider().start(REQUEST, call);
    expect(server.requests[0]!.headers['x-request-id']).toBe(call.idempotencyKey);
  });

  test('need not exist for the key to be tried', async () => {
    await expect(createProvider().probe!(call)).resolves.toBeUndefined();
    expect(server.jobs).toHaveLength(0);
  });
});

describe('an error of Luma', () => {
  test.each([
    [400, 'provider/invalid-request', true],
    [401, 'provider/credentials', true],
    [402, 'provider/quota', true],
    [403, 'provider/credentials', true],
    [413, 'provider/invalid-request', true],
    [422, 'provider/invalid-request', true],
    [429, 'provider/rate-limited', true],
    [500, 'provider/failed', false],
    [502, 'provider/failed', false],
    [503, 'provider/overloaded', false],
  ])('%d is %s, and says of the generation that it was not taken: %j', (status, code, notTaken) => {
    const body = Buffer.from(JSON.stringify({ detail: 'words' }));
    expect(judge(readServiceError({ status, headers: {}, body }, (text) => text))).toEqual({
      kind: 'error',
      code,
      message: 'words',
      notTaken,
    });
  });

  test('that tells of moderation is a refusal', () => {
    const body = Buffer.from(JSON.stringify({ detail: 'The prompt failed content moderation' }));
    expect(judge(readServiceError({ status: 400, headers: {}, body }, (text) => text))).toEqual({
      kind: 'refused',
      reason: 'The prompt failed content moderation',
      category: 'other',
      code: 'content_moderated',
    });
  });
});
