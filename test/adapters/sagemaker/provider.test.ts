import { describe, expect, test } from '@jest/globals';
import { parseS3 } from '../../../src/adapters/sagemaker/access.ts';
import { judge } from '../../../src/adapters/sagemaker/errors.ts';
import { locationsIn } from '../../../src/adapters/sagemaker/locations.ts';
import { modelsOf } from '../../../src/adapters/sagemaker/model.ts';
import { createProvider } from '../../../src/adapters/sagemaker/provider.ts';
import { type SagemakerServer, startSagemakerServer } from '../../fakes/sagemaker-server.ts';
import { providerCall } from '../../support/provider-call.ts';
import { requestOf } from '../../support/video-request.ts';

const KEY = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret/with+marks' };

async function withServer(
  run: (
    server: SagemakerServer,
    call: Parameters<ReturnType<typeof createProvider>['start']>[1],
  ) => Promise<void>,
): Promise<void> {
  const server = await startSagemakerServer(KEY);
  const { call, remove } = await providerCall(
    {},
    {},
    {
      AWS_ACCESS_KEY_ID: KEY.accessKeyId,
      AWS_SECRET_ACCESS_KEY: KEY.secretAccessKey,
      region: 'eu-central-1',
      endpoint: 'wan',
      input: 's3://films/requests',
      output: 's3://films/clips',
      baseUrl: server.url,
      s3Url: `${server.url}/s3`,
    },
  );
  try {
    await run(server, call);
  } finally {
    await remove();
    await server.close();
  }
}

describe('a request to SageMaker', () => {
  test('names its input and output by our key, and the route that answers with the clip', () =>
    withServer(async (server, call) => {
      const request = requestOf({ model: 'vllm-omni', seed: 3, seconds: 4 });
      const started = await createProvider().start(request, call);
      expect(started).toEqual({
        kind: 'started',
        operation: {
          output: 's3://films/clips/ministudio/take-1.mp4',
          failure: 's3://films/failures/ministudio/take-1.mp4',
          clip: null,
          refused: expect.any(Array),
        },
      });
      const [job] = server.jobs;
      expect(job!.headers).toMatchObject({
        'x-amzn-sagemaker-inputlocation': 's3://films/requests/take-1.request',
        'x-amzn-sagemaker-inference-id': 'take-1',
        'x-amzn-sagemaker-custom-attributes': 'route=/v1/videos/sync',
        'x-amzn-sagemaker-accept': 'video/mp4',
      });
      expect(job!.contentType).toMatch(/^multipart\/form-data; boundary=/);
      const form = await new Response(new Uint8Array(job!.input), {
        headers: { 'content-type': job!.contentType },
      }).formData();
      expect(Object.fromEntries(form)).toEqual({
        prompt: request.prompt,
        seconds: '4',
        size: '160x90',
        seed: '3',
      });
    }));

  test('sends a container of one’s own what the film describes', () =>
    withServer(async (server, call) => {
      const body = {
        inputs: '<prompt>',
        parameters: { seed: '<seed>', size: ['<width>', '<height>'] },
      };
      await createProvider().start(requestOf({ model: 'custom', options: { body } }), call);
      expect(JSON.parse(server.jobs[0]!.input.toString())).toEqual({
        inputs: 'A light finds a book.',
        parameters: { seed: 7, size: [160, 90] },
      });
      expect(server.jobs[0]!.headers).not.toHaveProperty('x-amzn-sagemaker-custom-attributes');
    }));

  test('refuses options that it does not know, before anything is sent', () =>
    withServer(async (server, call) => {
      const request = requestOf({ model: 'vllm-omni', options: { atributes: 'x' } });
      await expect(createProvider().start(request, call)).rejects.toMatchObject({
        code: 'provider/invalid-request',
        submitted: 'no',
      });
      expect(server.requests).toHaveLength(0);
    }));
});

describe('a real-time endpoint', () => {
  const request = requestOf({ model: 'vllm-omni', options: { mode: 'real-time' } });

  test('answers with the clip', () =>
    withServer(async (server, call) => {
      expect(await createProvider().start(request, call)).toMatchObject({
        kind: 'completed',
        media: { kind: 'bytes' },
      });
      expect(server.count('real-time')).toBe(1);
    }));

  test('refuses as data', () =>
    withServer(async (server, call) => {
      server.next('refuse');
      expect(await createProvider().start(request, call)).toMatchObject({
        kind: 'refused',
        code: 'content_policy_violation',
      });
    }));

  test.each([500, 503, 'reset-after'] as const)(
    'is asked once where it meets %s, and the outcome is unknown',
    (fault) =>
      withServer(async (server, call) => {
        server.failNext('real-time', fault);
        await expect(createProvider().start(request, call)).rejects.toMatchObject({
          submitted: 'unknown',
        });
        expect(server.count('real-time')).toBe(1);
      }),
  );
});

test('a clip whose submission lost its answer is found by our key; until it is there, nobody knows', () =>
  withServer(async (server, call) => {
    const provider = createProvider();
    expect(await provider.find!(call, requestOf({ model: 'vllm-omni' }))).toBe('unknown');
    await provider.start(requestOf({ model: 'vllm-omni' }), call);
    expect(await provider.find!(call, requestOf({ model: 'vllm-omni' }))).toBe('unknown');
    const found = await provider.find!(call, requestOf({ model: 'vllm-omni' }));
    expect(found).toMatchObject({ output: 's3://films/clips/ministudio/take-1.mp4' });
    expect(server.jobs).toHaveLength(1);
  }));

describe('where the clip will be', () => {
  const name = 'take-1';
  const of = (output: string | undefined, failure?: string) => ({
    ...(output !== undefined && { 'x-amzn-sagemaker-outputlocation': output }),
    ...(failure !== undefined && { 'x-amzn-sagemaker-failurelocation': failure }),
  });

  test('is what the answer says, whatever the endpoint makes of the name', () => {
    const output = 's3://films/clips/2026/some-other-name.out';
    expect(locationsIn(of(output), { name, below: { bucket: 'films', key: 'clips' } })).toEqual({
      output,
      failure: null,
    });
    const named = 's3://their-own-bucket/any/take-1.mp4';
    const failure = 's3://failures/inference-error.out';
    expect(locationsIn(of(named, failure), { name, below: undefined })).toEqual({
      output: named,
      failure,
    });
  });

  test.each([
    ['another bucket', 's3://private/clips/take-1.mp4'],
    ['another folder of it', 's3://films/private/take-1.mp4'],
    ['a folder that begins alike', 's3://films/clips-private/take-1.mp4'],
    ['a way out of it', 's3://films/clips/../../private/take-1.mp4'],
    ['no object', 's3://films'],
    ['another service', 'https://films.example.com/clips/take-1.mp4'],
    ['nothing', undefined],
  ])('is not believed where it is %s', (_, output) => {
    const below = { bucket: 'films', key: 'clips' };
    expect(() => locationsIn(of(output), { name, below })).toThrow('OutputLocation');
  });

  test('is believed only under our name where nobody says the output path', () => {
    const output = 's3://films/clips/take-2.mp4';
    expect(() => locationsIn(of(output), { name, below: undefined })).toThrow('of the name take-1');
  });

  test('that is not believed leaves the outcome unknown, and nothing is read from there', () =>
    withServer(async (server, call) => {
      server.nameNext('s3://private/take-1.mp4');
      const request = requestOf({ model: 'vllm-omni' });
      await expect(createProvider().start(request, call)).rejects.toMatchObject({
        code: 'provider/bad-answer',
        submitted: 'unknown',
        message: expect.stringContaining('s3://films/clips, as SAGEMAKER_OUTPUT says'),
      });
      expect(server.count('check')).toBe(0);
    }));
});

test('a container can do what its template has slots for', () => {
  expect(modelsOf({ body: { p: '<prompt>', s: '<size>', n: '<frames>' } })[0]).toMatchObject({
    id: 'custom',
    capabilities: { firstFrame: false, seed: false, durations: { kind: 'frames' } },
  });
});

test.each([
  [400, 'ThrottlingException', 'provider/rate-limited', true],
  [429, 'ModelNotReadyException', 'provider/rate-limited', true],
  [400, 'ExpiredTokenException', 'provider/credentials', true],
  [400, 'ValidationError', 'provider/invalid-request', true],
  [424, 'ModelError', 'provider/failed', false],
  [500, 'InternalFailure', 'provider/failed', false],
  [503, 'ServiceUnavailable', 'provider/overloaded', false],
  [530, 'InternalDependencyException', 'provider/failed', false],
] as const)('%s %s of AWS means %s', (status, name, code, notTaken) => {
  const headers = { 'x-amzn-errortype': name };
  expect(judge({ status, headers, json: {}, message: 'no' })).toMatchObject({ code, notTaken });
});

test.each([
  ['s3://films/a/b', { bucket: 'films', key: 'a/b' }],
  ['s3://films', { bucket: 'films', key: '' }],
  ['https://films/a', undefined],
])('%s is read as a place in S3', (written, expected) => {
  expect(parseS3(written)).toEqual(expected);
});
