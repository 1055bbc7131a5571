import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createProvider } from '../../../src/adapters/huggingface/provider.ts';
import { failureIn, judge } from '../../../src/adapters/huggingface/errors.ts';
import { readServiceError, type ServiceError } from '../../../src/providers/http/service-error.ts';
import type { CheckOutcome } from '../../../src/providers/outcome.ts';
import type { ProviderCall } from '../../../src/providers/provider-call.ts';
import { type HuggingfaceServer, startHuggingfaceServer } from '../../fakes/huggingface-server.ts';
import { cornersPng } from '../../support/drawing.ts';
import { providerCall } from '../../support/provider-call.ts';
import { requestOf } from '../../support/video-request.ts';

const TOKEN = 'hf_nobody-may-see-this';
const REQUEST = requestOf({
  model: 'wan-2.2-a14b',
  width: 1280,
  height: 720,
  rate: { num: 16, den: 1 },
  frames: 65,
  seconds: 4.0625,
});

describe('a model on Hugging Face', () => {
  let server: HuggingfaceServer;
  let call: ProviderCall;
  let remove: () => Promise<void>;
  let environment: Record<string, string>;
  const open = async (mapping: 'list' | 'fields'): Promise<void> => {
    server = await startHuggingfaceServer({ token: TOKEN, mapping });
    environment = { HF_TOKEN: TOKEN, baseUrl: server.url, hubUrl: server.url };
    const { png } = cornersPng(1280, 720);
    ({ call, remove } = await providerCall({ 'sha256:first': png }, {}, environment));
  };
  const close = async (): Promise<void> => {
    await remove();
    await server.close();
  };
  beforeEach(() => open('fields'));
  afterEach(close);

  const endOf = async (): Promise<CheckOutcome> => {
    const provider = createProvider();
    const started = await provider.start(REQUEST, call);
    if (started.kind !== 'started') throw new Error(started.kind);
    expect(await provider.check(started.operation, call)).toEqual({ kind: 'pending' });
    return await provider.check(started.operation, call);
  };

  test('is found on the Hub, asked through the router, and looked at by the path that the queue names', async () => {
    const outcome = await endOf();
    const request = '/fal-ai/fal-ai/wan/requests/00000000-0000-4000-8000-000000000001';
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/models/Wan-AI/Wan2.2-T2V-A14B',
      'POST /fal-ai/fal-ai/wan/v2.2-a14b/text-to-video',
      `GET ${request}/status`,
      `GET ${request}/status`,
      `GET ${request}`,
    ]);
    expect(outcome).toEqual({
      kind: 'completed',
      media: { kind: 'url', url: expect.stringContaining('/files/') },
    });
  });

  test('that starts from a picture is another one', async () => {
    await createProvider().start({ ...REQUEST, firstFrame: { digest: 'sha256:first' } }, call);
    expect(server.jobs[0]).toMatchObject({
      model: 'fal-ai/wan/v2.2-a14b/image-to-video',
      input: { image_url: expect.stringMatching(/^data:image\/png;base64,/) },
    });
  });

  test('is found where the Hub gives its mapping as a list', async () => {
    await close();
    await open('list');
    expect((await endOf()).kind).toBe('completed');
  });

  test('leaves nothing in the ledger but the path of its request', async () => {
    expect(await createProvider().start(REQUEST, call)).toEqual({
      kind: 'started',
      operation: { path: '/fal-ai/wan/requests/00000000-0000-4000-8000-000000000001' },
    });
  });

  test('is paid for by an organisation, where one is named', async () => {
    environment['billTo'] = 'my-studio';
    await endOf();
    expect(server.requests.map(({ headers }) => headers['x-hf-bill-to'])).toEqual(
      server.requests.map(() => 'my-studio'),
    );
  });

  test.each([
    ['nobody/nothing', 'fal-ai has no model nobody/nothing on Hugging Face'],
    ['somebody/staged', 'fal-ai has no model somebody/staged on Hugging Face'],
    [
      'Wan-AI/Wan2.2-I2V-A14B',
      'Wan-AI/Wan2.2-I2V-A14B is for image-to-video, and text-to-video is asked for',
    ],
  ])('that can’t make the shot is not asked: %s', async (model, message) => {
    await expect(createProvider().start({ ...REQUEST, model }, call)).rejects.toMatchObject({
      code: 'provider/invalid-request',
      submitted: 'no',
      message,
    });
    expect(server.count('submit')).toBe(0);
  });

  test.each(['at-once', 'later'] as const)(
    'refuses %s with reason, category and code',
    async (when) => {
      server.next(when === 'at-once' ? 'refuse-at-once' : 'refuse-later');
      const outcome =
        when === 'later' ? await endOf() : await createProvider().start(REQUEST, call);
      expect(outcome).toEqual({
        kind: 'refused',
        reason: expect.stringContaining('flagged by a content checker'),
        category: 'violence',
        code: 'content_policy_violation',
        charged: when === 'later' ? 'unknown' : false,
      });
    },
  );

  test('that broke says with what', async () => {
    server.next('break');
    expect(await endOf()).toEqual({
      kind: 'failed',
      reason: 'Internal server error',
      code: 'runner_server_error',
      charged: 'unknown',
    });
  });

  test('is not looked at by a path that is none', async () => {
    await expect(
      createProvider().check({ path: '/../../api/whoami-v2/requests/1' }, call),
    ).rejects.toMatchObject({ code: 'provider/failed' });
    expect(server.requests).toHaveLength(0);
  });

  test('is not taken for started where the queue names no request', async () => {
    const json = { request_id: '1', response_url: 'https://queue.fal.run/fal-ai/wan/../../1' };
    server.failNext('submit', { status: 200, json });
    await expect(createProvider().start(REQUEST, call)).rejects.toMatchObject({
      code: 'provider/bad-answer',
      submitted: 'unknown',
    });
  });
});

describe('an answer of the router or of fal', () => {
  const errorOf = (status: number, json: object): ServiceError =>
    readServiceError(
      { status, headers: {}, body: Buffer.from(JSON.stringify(json)) },
      (text) => text,
    );

  test.each([
    [400, { error: 'Model not supported' }, 'provider/invalid-request', true],
    [401, { error: 'Invalid username or password.' }, 'provider/credentials', true],
    [402, { error: 'You have exceeded your monthly credits' }, 'provider/quota', true],
    [403, { error: 'This token has no permission' }, 'provider/credentials', true],
    [422, { detail: [{ msg: 'No.', type: 'value_error' }] }, 'provider/invalid-request', true],
    [429, { error: 'Too many requests' }, 'provider/rate-limited', true],
    [500, { error: 'Internal' }, 'provider/failed', false],
    [503, { error: 'Unavailable' }, 'provider/overloaded', false],
    [504, { detail: 'Timeout' }, 'provider/failed', false],
  ])('%d %j is %s, and not taken: %j', (status, json, code, notTaken) => {
    expect(judge(errorOf(status, json))).toMatchObject({ kind: 'error', code, notTaken });
  });

  test('may tell a refusal as a list alone, and of an unknown category', () => {
    const one = { loc: ['body', 'image_url'], msg: 'No.', type: 'content_policy_violation' };
    expect(judge(errorOf(422, [one]))).toEqual({
      kind: 'refused',
      reason: 'No.',
      category: 'other',
      code: 'content_policy_violation',
    });
  });

  test('is about the request where its model or its queue speaks, else about the asking', () => {
    const model = { detail: [{ msg: 'Too large.', type: 'image_too_large' }] };
    expect(failureIn(errorOf(422, model))).toEqual({
      state: 'failed',
      code: 'image_too_large',
      message: 'Too large.',
    });
    const queue = { detail: 'Timed out', error_type: 'startup_timeout' };
    expect(failureIn(errorOf(504, queue))?.state).toBe('failed');
    expect(failureIn(errorOf(500, { detail: 'Oh', error_type: 'internal_error' }))).toBeUndefined();
    expect(failureIn(errorOf(503, { error: 'Unavailable' }))).toBeUndefined();
  });
});
