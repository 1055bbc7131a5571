import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createImageProvider as createAzure } from '../../src/adapters/azure-openai/image-provider.ts';
import { imageModelsAt } from '../../src/adapters/openai-images/image-model.ts';
import { createImageProvider } from '../../src/adapters/openai-images/image-provider.ts';
import type { ImageRequest } from '../../src/providers/image-provider.ts';
import type { StartOutcome } from '../../src/providers/outcome.ts';
import { type ImagesServer, startImagesServer } from '../fakes/images-server.ts';
import { tinyPicture } from '../fakes/tiny-picture.ts';
import { imageRequestOf } from '../support/image-request.ts';
import { providerCall, type TestCall } from '../support/provider-call.ts';

const KEY = 'key-nobody-may-see';
const PNG = tinyPicture({ width: 64, height: 36 });
const ASKED = imageRequestOf({ model: 'gpt-image-2.5-flare', width: 1536, height: 864 });
const reference = (digest: string) =>
  ({ digest, role: 'identity', strength: 1, of: 'character ada' }) as const;

describe('a still of the Images API', () => {
  let server: ImagesServer;
  let call: TestCall;
  beforeEach(async () => {
    server = await startImagesServer({ key: KEY });
    const images = { 'sha256:ada': PNG, 'sha256:hall': PNG, 'sha256:gif': Buffer.from('GIF89a') };
    call = await providerCall(images, {}, { OPENAI_API_KEY: KEY, baseUrl: server.url });
  });
  afterEach(async () => {
    await call.remove();
    await server.close();
  });
  const start = (request: ImageRequest): Promise<StartOutcome> =>
    createImageProvider().start(request, call.call);

  test('of words alone is asked for in JSON, field by field', async () => {
    await start({
      ...ASKED,
      options: { quality: 'high', background: 'opaque', moderation: 'low' },
    });
    expect(server.made).toEqual([
      {
        path: '/v1/images/generations',
        fields: {
          model: 'gpt-image-2.5-flare',
          prompt: 'A light finds a book.',
          n: 1,
          size: '1536x864',
          quality: 'high',
          background: 'opaque',
          moderation: 'low',
        },
        pictures: [],
      },
    ]);
  });

  test('of references is asked for in a form that holds them, in their order', async () => {
    const references = [reference('sha256:ada'), reference('sha256:hall')];
    await start({
      ...ASKED,
      references,
      options: { output_format: 'webp', output_compression: 80 },
    });
    expect(server.made).toEqual([
      {
        path: '/v1/images/edits',
        fields: {
          model: 'gpt-image-2.5-flare',
          prompt: 'A light finds a book.',
          n: '1',
          size: '1536x864',
          output_format: 'webp',
          output_compression: '80',
        },
        pictures: [PNG, PNG],
      },
    ]);
  });

  test('of a server of one’s own is told what only such servers know, and to answer with bytes', async () => {
    await start({
      ...ASKED,
      model: 'vllm-omni',
      seed: 7,
      negativePrompt: 'text',
      options: { num_inference_steps: 20 },
    });
    expect(server.made[0]!.fields).toEqual({
      model: 'vllm-omni',
      prompt: 'A light finds a book.',
      n: 1,
      size: '1536x864',
      seed: 7,
      negative_prompt: 'text',
      num_inference_steps: 20,
      response_format: 'b64_json',
    });
  });

  test.each([
    [{ qualty: 'high' }, [], 'openai-images has no option qualty'],
    [{ output_format: 'gif' }, [], 'openai-images takes for output_format one of png, jpeg, webp'],
    [
      { moderation: 'low' },
      ['sha256:ada'],
      'openai-images has no option moderation for a picture with references',
    ],
    [
      { input_fidelity: 'high' },
      [],
      'openai-images has no option input_fidelity for a picture without references',
    ],
    [{}, ['sha256:gif'], 'openai-images takes pictures as PNG, JPEG or WebP only'],
  ])('with %j and %j is refused before it is paid for', async (options, digests, message) => {
    const asked = start({ ...ASKED, options, references: digests.map(reference) });
    await expect(asked).rejects.toMatchObject({
      code: 'provider/invalid-request',
      submitted: 'no',
      message,
    });
    expect(server.count('submit')).toBe(0);
  });

  test('that moderation refuses tells what it objects to', async () => {
    server.next('refuse');
    expect(await start(ASKED)).toMatchObject({
      kind: 'refused',
      category: 'violence',
      code: 'moderation_blocked',
      charged: false,
    });
  });

  test('whose prompt the service reworded says so', async () => {
    server.next('reword');
    expect(await start(ASKED)).toMatchObject({
      kind: 'completed',
      notes: ['the service reworded the prompt: “A lantern finds a book.”'],
    });
  });

  test('that comes as an address is fetched by the core, without the key', async () => {
    server.next('address');
    expect(await start(ASKED)).toEqual({
      kind: 'completed',
      media: { kind: 'url', url: expect.stringMatching(/\/picture-1\.png$/) },
    });
  });

  test.each(['bad-base64', 'nothing'] as const)(
    'whose answer holds %s may have been paid for',
    async (fate) => {
      server.next(fate);
      await expect(start(ASKED)).rejects.toMatchObject({
        code: 'provider/bad-answer',
        submitted: 'unknown',
        retryable: false,
      });
      expect(server.made).toHaveLength(1);
    },
  );

  test('is asked for where stills are made, with the key of that place and not the other', async () => {
    const other = await startImagesServer({ key: 'key-of-the-other' });
    const { call: there, remove } = await providerCall(
      {},
      {},
      {
        OPENAI_API_KEY: KEY,
        OPENAI_IMAGES_API_KEY: 'key-of-the-other',
        baseUrl: server.url,
        imagesUrl: other.url,
      },
    );
    await createImageProvider().start(ASKED, there);
    expect(other.made).toHaveLength(1);
    expect(server.requests).toHaveLength(0);
    expect(JSON.stringify(other.requests[0]!.headers)).not.toContain(KEY);
    await remove();
    await other.close();
  });

  test('is free to be asked whether the key works', async () => {
    await createImageProvider().probe!(call.call);
    expect(server.requests.map(({ path }) => path)).toEqual(['/v1/models']);
  });
});

describe('a still of Azure', () => {
  test('is made by the deployment for stills, and not by that for clips', async () => {
    const server = await startImagesServer({ key: KEY, azure: true });
    const { call, remove } = await providerCall(
      {},
      {},
      {
        AZURE_OPENAI_API_KEY: KEY,
        baseUrl: server.url,
        deployment: 'films-sora',
        imageDeployment: 'gpt-image-films',
      },
    );
    await createAzure().start(ASKED, call);
    expect(server.made[0]!.path).toBe('/openai/v1/images/generations');
    expect(server.made[0]!.fields).toMatchObject({ model: 'gpt-image-films' });
    await remove();
    await server.close();
  });
});

test('OpenAI’s prices are told for OpenAI’s own server alone', () => {
  const priced = (url: string | undefined) =>
    imageModelsAt(url).filter(({ price }) => price !== undefined).length;
  expect(priced(undefined)).toBe(3);
  expect(priced('https://api.openai.com/v1')).toBe(3);
  expect(priced('http://localhost:8000/v1')).toBe(0);
  expect(priced('no address')).toBe(0);
});
