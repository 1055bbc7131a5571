import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createProvider } from '../../../src/adapters/vertex-ai/provider.ts';
import type { CheckOutcome } from '../../../src/providers/outcome.ts';
import type { ProviderCall } from '../../../src/providers/provider-call.ts';
import { FILTERED, startVertexServer, type VertexServer } from '../../fakes/vertex-server.ts';
import { cornersPng } from '../../support/drawing.ts';
import { providerCall } from '../../support/provider-call.ts';
import { requestOf } from '../../support/video-request.ts';

const REQUEST = requestOf({
  model: 'veo-3.1-fast-generate-001',
  width: 1280,
  height: 720,
  seconds: 4,
});

describe('Veo on Vertex AI', () => {
  let server: VertexServer;
  let call: ProviderCall;
  let remove: () => Promise<void>;
  let environment: Record<string, string>;
  beforeEach(async () => {
    server = await startVertexServer();
    environment = {
      project: 'films',
      location: 'europe-west4',
      baseUrl: server.url,
      metadataUrl: server.url,
      storageUrl: server.url,
      gcloudFolder: '/nowhere',
    };
    const { png } = cornersPng(1280, 720);
    const images = { 'sha256:first': png, 'sha256:last': png, 'sha256:reference': png };
    ({ call, remove } = await providerCall(images, {}, environment));
  });
  afterEach(async () => {
    await remove();
    await server.close();
  });

  const endOf = async (parts: Partial<typeof REQUEST> = {}): Promise<CheckOutcome> => {
    const provider = createProvider();
    const started = await provider.start({ ...REQUEST, ...parts }, call);
    if (started.kind !== 'started') throw new Error(started.kind);
    expect(await provider.check(started.operation, call)).toEqual({ kind: 'pending' });
    return await provider.check(started.operation, call);
  };

  test('is asked at the model’s own address in the project and its location', async () => {
    await endOf();
    const model = 'publishers/google/models/veo-3.1-fast-generate-001';
    const place = `/v1/projects/films/locations/europe-west4/${model}`;
    expect(server.requests.map(({ method, path }) => `${method} ${path}`).slice(1)).toEqual([
      `POST ${place}:predictLongRunning`,
      `POST ${place}:fetchPredictOperation`,
      `POST ${place}:fetchPredictOperation`,
    ]);
    const [, , look] = server.requests;
    expect(JSON.parse(look!.body.toString())).toEqual({ operationName: server.jobs[0]!.name });
  });

  test('keeps nothing of an operation but its name', async () => {
    const started = await createProvider().start(REQUEST, call);
    expect(started).toEqual({ kind: 'started', operation: { name: server.jobs[0]!.name } });
  });

  test('goes on asking where an operation is, also when the settings have changed', async () => {
    const started = await createProvider().start(REQUEST, call);
    if (started.kind !== 'started') throw new Error(started.kind);
    environment['location'] = 'us-central1';
    environment['project'] = 'another';
    const outcome = await createProvider().check(started.operation, call);
    expect(outcome.kind).toBe('pending');
  });

  test('gives its clip as bytes where no bucket is set', async () => {
    const outcome = await endOf();
    expect(outcome).toMatchObject({ kind: 'completed', media: { kind: 'bytes' } });
  });

  test('gives a clip of many megabytes, as 4k has them', async () => {
    const started = await createProvider().start(REQUEST, call);
    if (started.kind !== 'started') throw new Error(started.kind);
    const bytes = Buffer.alloc(15 * 1024 * 1024, 7);
    const videos = [{ bytesBase64Encoded: bytes.toString('base64'), mimeType: 'video/mp4' }];
    const { name } = started.operation;
    server.failNext('check', { status: 200, json: { name, done: true, response: { videos } } });
    const outcome = await createProvider().check(started.operation, call);
    if (outcome.kind !== 'completed' || outcome.media.kind !== 'bytes') throw new Error('no bytes');
    expect(bytes.equals(outcome.media.bytes)).toBe(true);
  });

  test('leaves its clip in the bucket that is set, from which it is read with the token', async () => {
    environment['outputUri'] = 'gs://bucket/my films';
    const outcome = await endOf();
    const [job] = server.jobs;
    expect(job!.body.parameters['storageUri']).toBe('gs://bucket/my films/');
    const id = job!.name.split('/').at(-1)!;
    const object = encodeURIComponent(`my films/${id}/sample_0.mp4`);
    expect(outcome).toEqual({
      kind: 'completed',
      media: {
        kind: 'url',
        url: `${server.url}/storage/v1/b/bucket/o/${object}?alt=media`,
        credentials: {
          origin: new URL(server.url).origin,
          headers: { authorization: `Bearer ${server.tokens.at(-1)!}` },
        },
      },
    });
  });

  test('takes a first and a last frame together', async () => {
    await endOf({ firstFrame: { digest: 'sha256:first' }, lastFrame: { digest: 'sha256:last' } });
    const [instance] = server.jobs[0]!.body.instances;
    expect(Object.keys(instance!)).toEqual(['prompt', 'image', 'lastFrame']);
  });

  test('takes references in a clip of eight seconds', async () => {
    const reference = { digest: 'sha256:reference', role: 'identity', strength: 1, of: 'orb' };
    await endOf({ seconds: 8, references: [reference as never] });
    expect(server.jobs[0]!.body.instances[0]!.referenceImages).toHaveLength(1);
  });

  test('tells what a filter held back as a refusal, with reason, category and code', async () => {
    server.next('refuse-later');
    expect(await endOf()).toEqual({
      kind: 'refused',
      reason: FILTERED,
      category: 'violence',
      code: '61493863',
      charged: 'unknown',
    });
  });

  test('tells of an operation that broke, with Google’s code', async () => {
    server.next('break');
    expect(await endOf()).toEqual({
      kind: 'failed',
      reason: 'Internal error. Please try again.',
      code: '13',
      charged: 'unknown',
    });
  });

  test('does not ask for what is no operation of it', async () => {
    const name = 'projects/p/locations/evil.example.com/publishers/google/models/m/operations/1';
    await expect(createProvider().check({ name }, call)).rejects.toMatchObject({
      code: 'provider/failed',
    });
    expect(server.requests).toHaveLength(0);
  });
});
