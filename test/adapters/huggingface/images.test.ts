import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { imageModels } from '../../../src/adapters/huggingface/image-model.ts';
import { createImageProvider } from '../../../src/adapters/huggingface/image-provider.ts';
import { imageInputOf } from '../../../src/adapters/huggingface/image-request.ts';
import type { ImageRequest } from '../../../src/providers/image-provider.ts';
import type { CheckOutcome } from '../../../src/providers/outcome.ts';
import { type HuggingfaceServer, startHuggingfaceServer } from '../../fakes/huggingface-server.ts';
import { tinyPicture } from '../../fakes/tiny-picture.ts';
import { imageRequestOf } from '../../support/image-request.ts';
import { providerCall, type TestCall } from '../../support/provider-call.ts';

const TOKEN = 'hf_nobody-may-see-this';
const FLUX = imageRequestOf({ model: 'flux.1-dev', width: 1024, height: 576 });
const EDIT = imageRequestOf({ model: 'qwen-image-edit', width: 1664, height: 928 });
const PNG = Buffer.from(tinyPicture({ width: 64, height: 36 }));
const URL_OF_PNG = `data:image/png;base64,${PNG.toString('base64')}`;
const reference = {
  digest: 'sha256:ada',
  role: 'identity',
  strength: 1,
  of: 'character ada',
} as const;

describe('the input of a model of stills', () => {
  test('says what every still needs: one picture of the size, without loss', () => {
    expect(imageInputOf(FLUX, [])).toEqual({
      prompt: 'A light finds a book.',
      image_size: { width: 1024, height: 576 },
      num_images: 1,
      output_format: 'png',
    });
  });

  test('has a field for each wish, and both fields of references', () => {
    const request = {
      ...EDIT,
      seed: 42,
      negativePrompt: 'text',
      options: { guidance_scale: 4, parameters: { loras: [] } },
    };
    expect(imageInputOf(request, [PNG, PNG])).toEqual({
      prompt: 'A light finds a book.',
      image_url: URL_OF_PNG,
      image_urls: [URL_OF_PNG, URL_OF_PNG],
      image_size: { width: 1664, height: 928 },
      num_images: 1,
      output_format: 'png',
      seed: 42,
      negative_prompt: 'text',
      guidance_scale: 4,
      loras: [],
    });
  });

  test.each([
    [{ options: { guidance: 4 } }, [], 'has no option guidance'],
    [{ options: { parameters: 4 } }, [], 'takes for parameters a mapping'],
    [{}, [Buffer.from('GIF89a')], 'takes pictures as PNG, JPEG or WebP only'],
  ])('is not made of %j', (parts, pictures, what) => {
    expect(() => imageInputOf({ ...FLUX, ...parts }, pictures)).toThrow(`huggingface ${what}`);
  });
});

describe('a still on Hugging Face', () => {
  let server: HuggingfaceServer;
  let call: TestCall;
  beforeEach(async () => {
    server = await startHuggingfaceServer({ token: TOKEN });
    const environment = { HF_TOKEN: TOKEN, baseUrl: server.url, hubUrl: server.url };
    call = await providerCall({ 'sha256:ada': PNG }, {}, environment);
  });
  afterEach(async () => {
    await call.remove();
    await server.close();
  });
  const endOf = async (request: ImageRequest): Promise<CheckOutcome> => {
    const started = await createImageProvider().start(request, call.call);
    if (started.kind !== 'started') throw new Error(started.kind);
    const stored = JSON.parse(JSON.stringify(started.operation)) as typeof started.operation;
    expect(await createImageProvider().check(stored, call.call)).toEqual({ kind: 'pending' });
    return await createImageProvider().check(stored, call.call);
  };

  test('goes the way of clips: found on the Hub, put into the queue, looked at', async () => {
    const outcome = await endOf(FLUX);
    const request = '/fal-ai/fal-ai/flux/requests/00000000-0000-4000-8000-000000000001';
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/models/black-forest-labs/FLUX.1-dev',
      'POST /fal-ai/fal-ai/flux/dev',
      `GET ${request}/status`,
      `GET ${request}/status`,
      `GET ${request}`,
    ]);
    expect(outcome).toEqual({
      kind: 'completed',
      media: { kind: 'url', url: expect.stringMatching(/\/files\/.*\.png$/) },
    });
  });

  test('of references is another task, and a model that only makes such says so', async () => {
    expect((await endOf({ ...EDIT, references: [reference] })).kind).toBe('completed');
    expect(server.jobs[0]).toMatchObject({ model: 'fal-ai/qwen-image-edit-plus' });
    const { capabilities } = imageModels.find(({ id }) => id === EDIT.model)!;
    expect(capabilities.references).toEqual({ min: 1, max: 3 });
    await expect(createImageProvider().start(EDIT, call.call)).rejects.toMatchObject({
      code: 'provider/invalid-request',
      submitted: 'no',
      message: 'Qwen/Qwen-Image-Edit-2509 is for image-to-image, and text-to-image is asked for',
    });
    expect(server.jobs).toHaveLength(1);
  });

  test('that the checker flags is a refusal, and not a black picture', async () => {
    server.next('flag');
    expect(await endOf(FLUX)).toEqual({
      kind: 'refused',
      reason: 'the safety checker flagged the picture, and blackened it',
      category: 'sexual',
      code: 'has_nsfw_concepts',
      charged: 'unknown',
    });
  });

  test('that broke in the queue has failed', async () => {
    server.next('break');
    expect(await endOf(FLUX)).toMatchObject({ kind: 'failed', code: 'runner_server_error' });
  });
});
