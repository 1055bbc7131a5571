import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { imageModelsIn } from '../../../src/adapters/comfyui/image-model.ts';
import { createImageProvider } from '../../../src/adapters/comfyui/image-provider.ts';
import { readStillWorkflow } from '../../../src/adapters/comfyui/still-workflow.ts';
import { modelsIn } from '../../../src/adapters/comfyui/model.ts';
import zImage from '../../../src/adapters/comfyui/still-workflows/z-image-turbo.json' with { type: 'json' };
import type { CheckOutcome } from '../../../src/providers/outcome.ts';
import type { ImageRequest } from '../../../src/providers/image-provider.ts';
import { type ComfyuiServer, startComfyuiServer } from '../../fakes/comfyui-server.ts';
import { tinyPicture } from '../../fakes/tiny-picture.ts';
import { imageRequestOf } from '../../support/image-request.ts';
import { providerCall, type TestCall } from '../../support/provider-call.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const ASKED = imageRequestOf({ model: 'z-image-turbo', width: 1280, height: 720, seed: 7 });
const PNG = tinyPicture({ width: 64, height: 36 });

/** As one's own: pictures to be like, and what is not to be seen. */
function ownGraph(): Record<string, { class_type: string; inputs: object; _meta: object }> {
  return {
    ...(zImage as ReturnType<typeof ownGraph>),
    '5': {
      class_type: 'CLIPTextEncode',
      inputs: { text: '', clip: ['2', 0] },
      _meta: { title: 'slot:negative' },
    },
    '20': {
      class_type: 'LoadImage',
      inputs: { image: 'a.png' },
      _meta: { title: 'slot:reference!' },
    },
    '21': {
      class_type: 'LoadImage',
      inputs: { image: 'b.png' },
      _meta: { title: 'slot:reference' },
    },
  };
}

describe('a workflow of stills', () => {
  let server: ComfyuiServer;
  let call: TestCall;
  beforeEach(async () => {
    server = await startComfyuiServer();
    const images = { 'sha256:ada': PNG, 'sha256:hall': PNG };
    call = await providerCall(images, {}, { baseUrl: server.url });
  });
  afterEach(async () => {
    await call.remove();
    await server.close();
  });
  const endOf = async (request: ImageRequest, folder?: string): Promise<CheckOutcome> => {
    const provider = createImageProvider(folder);
    const started = await provider.start(request, call.call);
    if (started.kind !== 'started') throw new Error(started.kind);
    for (;;) {
      const outcome = await provider.check(started.operation, call.call);
      if (outcome.kind !== 'pending') return outcome;
    }
  };
  const ownFolder = async (graph: object): Promise<string> => {
    const folder = await newFolder();
    await writeFile(join(folder, 'mine.json'), JSON.stringify(graph));
    return folder;
  };
  const reference = (digest: string) =>
    ({ digest, role: 'identity', strength: 1, of: 'character ada' }) as const;

  test('is filled by its slots, and nothing else of it is changed', async () => {
    const outcome = await endOf(ASKED);
    const { graph } = server.jobs[0]!;
    expect(graph).toEqual({
      ...zImage,
      '4': { ...zImage['4'], inputs: { ...zImage['4'].inputs, text: 'A light finds a book.' } },
      '8': { ...zImage['8'], inputs: { ...zImage['8'].inputs, seed: 7 } },
      '10': {
        ...zImage['10'],
        inputs: { ...zImage['10'].inputs, filename_prefix: 'ministudio/take-1' },
      },
    });
    expect(outcome).toMatchObject({
      kind: 'completed',
      media: { kind: 'url', url: expect.stringContaining('take-1_00001_.png') },
    });
  });

  test('is a model by what it has slots for', async () => {
    const [mine, shipped] = await imageModelsIn(await ownFolder(ownGraph()));
    expect(mine).toMatchObject({
      id: 'mine',
      revision: expect.stringMatching(/^sha256:/),
      capabilities: {
        sizes: [
          { width: 1280, height: 720 },
          { width: 720, height: 1280 },
        ],
        references: { min: 1, max: 2 },
        negativePrompt: true,
        seed: true,
      },
    });
    expect(shipped).toMatchObject({
      id: 'z-image-turbo',
      capabilities: { references: { max: 0 }, negativePrompt: false, seed: true },
    });
  });

  test('is given references in their order, and leaves out the node of one that is not there', async () => {
    const folder = await ownFolder(ownGraph());
    await endOf({ ...ASKED, model: 'mine', references: [reference('sha256:ada')] }, folder);
    expect(server.jobs[0]!.graph['20']!.inputs['image']).toBe('ministudio/sha256-ada.png');
    expect(server.jobs[0]!.graph).not.toHaveProperty('21');
  });

  test('that needs a reference is refused without one, before anything is queued', async () => {
    const folder = await ownFolder(ownGraph());
    await expect(endOf({ ...ASKED, model: 'mine' }, folder)).rejects.toMatchObject({
      code: 'provider/invalid-request',
      submitted: 'no',
      message: 'the workflow mine needs a reference',
    });
    expect(server.jobs).toHaveLength(0);
  });

  test('of clips is told from one of stills', async () => {
    const clip = {
      ...ownGraph(),
      '6': { ...zImage['6'], _meta: { title: 'slot:width slot:height slot:length=batch_size' } },
    };
    expect(() => readStillWorkflow('mine', JSON.stringify(clip))).toThrow(
      'the workflow mine makes stills, and names a slot:length, which only clips have',
    );
    const folder = await ownFolder(zImage);
    await expect(modelsIn(folder)).rejects.toThrow('the workflow mine has no slot length, fps');
  });

  test('that was changed after it was planned is not made', async () => {
    await expect(endOf({ ...ASKED, revision: 'sha256:other' })).rejects.toMatchObject({
      message: 'the workflow z-image-turbo was changed after the film was planned',
    });
  });

  test('whose files are not on the server is told by their names', async () => {
    const bare = await startComfyuiServer({ files: [], without: ['ModelSamplingAuraFlow'] });
    const { call: there, remove } = await providerCall({}, {}, { baseUrl: bare.url });
    await expect(createImageProvider(undefined).start(ASKED, there)).rejects.toMatchObject({
      message:
        'the workflow z-image-turbo needs what the server does not have: "z_image_turbo_bf16.safetensors" for unet_name of UNETLoader; the node ModelSamplingAuraFlow',
    });
    await remove();
    await bare.close();
  });

  test('whose folder can’t be read names the variable that leads there', async () => {
    const folder = join(await newFolder(), 'none');
    await expect(imageModelsIn(folder)).rejects.toMatchObject({
      message: expect.stringContaining('can’t be read (ENOENT)'),
      hint: 'See COMFYUI_IMAGE_WORKFLOWS.',
    });
    await mkdir(folder);
    expect((await imageModelsIn(folder)).map(({ id }) => id)).toEqual(['z-image-turbo']);
  });
});
