/** @jest-environment ./test/support/native-realm.cjs */
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { modelsIn } from '../../../src/adapters/local/model.ts';
import { createProvider } from '../../../src/adapters/local/provider.ts';
import { loadRuntime } from '../../../src/adapters/local/runtime/onnx-runtime.ts';
import type { JsonObject } from '../../../src/film/json.ts';
import { describeWithRuntime } from '../../support/onnx/describe-runtime.ts';
import { tinyFolderFiles, writeModelFolder } from '../../support/onnx/tiny-folder.ts';
import { tinyDecoder, tinyDenoiser, tinyEncoder } from '../../support/onnx/tiny-models.ts';
import { providerCall } from '../../support/provider-call.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';
import { requestOf } from '../../support/video-request.ts';
import { runLocal } from './run-local.ts';

const newFolder = temporaryFolders();

async function folderOf(...parts: Parameters<typeof tinyFolderFiles>): Promise<string> {
  return writeModelFolder(join(await newFolder(), 'tiny'), tinyFolderFiles(...parts));
}

describe('what a model folder can do', () => {
  test('is read from its files: single pictures take the camera path, and any size and rate', async () => {
    const [model] = await modelsIn(await folderOf());
    expect(model).toEqual({
      id: expect.stringMatching(/^tiny@[0-9a-f]{12}$/),
      capabilities: {
        durations: { kind: 'frames', max: 60 },
        frameRates: 'any',
        staging: 'camera',
        aspects: 'any',
        sizes: 'any',
        firstFrame: true,
        lastFrame: false,
        repeatsFirstFrame: true,
        references: { max: 0, withFirstFrame: false },
        negativePrompt: true,
        seed: true,
        audio: 'none',
      },
      dialect: {
        name: 'local',
        form: 'tags',
        avoid: 'native',
        budget: { unit: 'tokens', max: 14 },
      },
      price: { usdPerSecond: 0, asOf: '2026-11-25', source: 'made on this machine' },
      lifecycle: { state: 'live' },
    });
  });

  test('is as long as the clips that it makes at once, at their rate', async () => {
    const stated = { 'ministudio.json': { frames: 24, frameRate: 8 } };
    const [free] = await modelsIn(await folderOf({ frames: 'frames' }, stated));
    expect(free?.capabilities).toMatchObject({
      durations: { kind: 'frames', max: 3 },
      frameRates: [{ num: 8, den: 1 }],
      staging: false,
    });
    const [fixed] = await modelsIn(await folderOf({ frames: 16 }, stated));
    expect(fixed?.capabilities.durations).toEqual({ kind: 'frames', max: 2 });
  });

  test('has no first frame without an encoder of pictures', async () => {
    const [model] = await modelsIn(await folderOf({}, { 'vae_encoder/model.onnx': undefined }));
    expect(model?.capabilities.firstFrame).toBe(false);
  });

  test('is under another name when anything in it is another, and under the same elsewhere', async () => {
    const root = await folderOf();
    const [before] = await modelsIn(root);
    const moved = join(await newFolder(), 'tiny');
    await rename(root, moved);
    expect((await modelsIn(moved))[0]?.id).toBe(before?.id);
    const [other] = await modelsIn(await folderOf({}, { 'unet/config.json': { sample_size: 16 } }));
    expect(other?.id).not.toBe(before?.id);
  });
});

describe('a model folder that can’t be used is told by file and expectation:', () => {
  test.each([
    [{ 'model_index.json': undefined }, /^model_index\.json: is missing; expected it in .*tiny$/],
    [{ 'model_index.json': '{' }, 'model_index.json: is not JSON'],
    [{ 'model_index.json': '[]' }, 'model_index.json: is not a JSON object'],
    [
      { 'unet/model.onnx': undefined },
      'unet/model.onnx: is missing; expected it, or transformer/model.onnx',
    ],
    [{ 'text_encoder/model.onnx': undefined }, 'text_encoder/model.onnx: is missing'],
    [{ 'vae_decoder/model.onnx': undefined }, 'vae_decoder/model.onnx: is missing'],
    [
      { 'scheduler/scheduler_config.json': undefined },
      'scheduler/scheduler_config.json: is missing',
    ],
    [
      { 'unet/config.json': {} },
      'unet/config.json: does not say how large the pictures are; expected sample_size',
    ],
    [
      { 'unet/model.onnx': tinyDenoiser({ frames: 'frames' }) },
      'ministudio.json: does not say how many frames the model makes at once; expected frames and frameRate',
    ],
    [
      { 'unet/model.onnx': tinyEncoder().subarray(0, 300) },
      'unet/model.onnx: is not a whole ONNX file',
    ],
    [
      { 'unet/model.onnx': tinyDecoder() },
      'unet/model.onnx: its inputs are latent_sample; expected the latents as sample or hidden_states or latent_model_input',
    ],
  ])('%#', async (changes, message) => {
    const root = await folderOf({}, changes);
    const refused = expect(modelsIn(root)).rejects;
    await refused.toMatchObject({
      code: 'provider/failed',
      retryable: false,
      submitted: 'no',
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });
});

describeWithRuntime('a model that can’t be run is told by file and expectation:', () => {
  const strange = { more: { mystery: 7 } };
  const scheduler = { beta_schedule: 'linear', prediction_type: 'epsilon' };

  test.each([
    [
      tinyFolderFiles(strange),
      /^unet\/model\.onnx: asks for an input mystery of the shape \[batch, 7\]; expected no other than sample, timestep, encoder_hidden_states, /,
    ],
    [
      tinyFolderFiles({ height: 4, width: 4, condition: 2 }),
      /^unet\/model\.onnx: it has 2 channels beside its 4 latents; expected none, or those of a first frame/,
    ],
    [
      tinyFolderFiles({}, { 'vae_decoder/model.onnx': tinyDecoder(4) }),
      /^vae_decoder\/model\.onnx: made 1 pictures of 44×24; expected at least 1 of 88×48, which follow from vae_decoder\/config\.json$/,
    ],
    [
      tinyFolderFiles({}, { 'text_encoder/model.onnx': Buffer.from('no model') }),
      /^text_encoder\/model\.onnx: /,
    ],
    [
      tinyFolderFiles({}, { 'tokenizer/vocab.json': undefined }),
      /^tokenizer\/: has no tokenizer that can be read/,
    ],
    [
      tinyFolderFiles(
        {},
        {
          'scheduler/scheduler_config.json': { ...scheduler, _class_name: 'HeunDiscreteScheduler' },
        },
      ),
      /^scheduler\/scheduler_config\.json: its _class_name is "HeunDiscreteScheduler"; expected one of DDIMScheduler, /,
    ],
    [
      tinyFolderFiles(
        {},
        {
          'scheduler/scheduler_config.json': {
            ...scheduler,
            _class_name: 'DDIMScheduler',
            thresholding: true,
          },
        },
      ),
      /^scheduler\/scheduler_config\.json: thresholding is true; expected false$/,
    ],
    [
      tinyFolderFiles(
        {},
        {
          'scheduler/scheduler_config.json': {
            _class_name: 'DDIMScheduler',
            prediction_type: 'magic',
          },
        },
      ),
      /^scheduler\/scheduler_config\.json: prediction_type is "magic"; expected one of epsilon, v_prediction, sample$/,
    ],
  ])('%#', async (files, message) => {
    const root = await writeModelFolder(await newFolder(), files);
    await expect(runLocal(root)).rejects.toThrow(message);
  });

  test.each<[JsonObject, string]>([
    [{ stepz: 3 }, 'The local provider has no option stepz.'],
    [{ steps: 0 }, 'The local provider can’t use steps: 0.'],
    [{ steps: 2.5 }, 'The local provider can’t use steps: 2.5.'],
    [{ strength: 1.1 }, 'The local provider can’t use strength: 1.1.'],
    [{ guidance: 'much' }, 'The local provider can’t use guidance: "much".'],
    [{ scheduler: 'Magic' }, 'The local provider knows no scheduler "Magic".'],
  ])('the option %j', async (options, message) => {
    await expect(runLocal(await folderOf(), { options })).rejects.toMatchObject({
      message,
      submitted: 'no',
      retryable: false,
    });
  });

  test('a folder that changed after the film was planned is not used', async () => {
    const root = await folderOf();
    await expect(runLocal(root, { model: 'tiny@0' })).rejects.toThrow(
      /^The shot was planned for tiny@0, and the folder holds tiny@[0-9a-f]{12}\.$/,
    );
  });
});

describe('without', () => {
  test('the runtime a take fails for good, and says what to install', async () => {
    await expect(loadRuntime('onnxruntime-that-is-not-there')).rejects.toMatchObject({
      code: 'provider/failed',
      message: 'The ONNX runtime is not installed.',
      hint: expect.stringContaining('npm install onnxruntime-node'),
    });
  });

  test('a runtime that can be loaded a take says so, and not that there is none', async () => {
    const broken = join(await newFolder(), 'broken.mjs');
    await writeFile(broken, "throw new Error('binding.node: invalid ELF header')\n");
    await expect(loadRuntime(broken)).rejects.toMatchObject({
      code: 'provider/failed',
      message:
        'The ONNX runtime is installed, but can’t be loaded: binding.node: invalid ELF header.',
    });
  });

  test('LOCAL_MODEL_PATH a take asks for it', async () => {
    const { call, remove } = await providerCall();
    await expect(
      createProvider(undefined).start(requestOf({ model: 'x' }), call),
    ).rejects.toMatchObject({
      code: 'provider/credentials',
      message: 'LOCAL_MODEL_PATH is not set.',
    });
    await remove();
    await rm(call.scratchFolder, { recursive: true, force: true });
  });
});
