/** @jest-environment ./test/support/native-realm.cjs */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from '@jest/globals';
import { imageModelsIn } from '../../../src/adapters/local/image-model.ts';
import { createImageProvider } from '../../../src/adapters/local/image-provider.ts';
import type { ImageRequest } from '../../../src/providers/image-provider.ts';
import { difference } from '../../support/drawing.ts';
import { imageRequestOf } from '../../support/image-request.ts';
import { describeWithRuntime } from '../../support/onnx/describe-runtime.ts';
import { tinyFolderFiles, writeModelFolder } from '../../support/onnx/tiny-folder.ts';
import { providerCall } from '../../support/provider-call.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';
import { runLocal } from './run-local.ts';

const newFolder = temporaryFolders();

async function folderOf(...parts: Parameters<typeof tinyFolderFiles>): Promise<string> {
  return writeModelFolder(await newFolder(), tinyFolderFiles(...parts));
}

async function still(root: string, parts: Partial<ImageRequest> = {}) {
  const [model] = await imageModelsIn(root);
  const request = imageRequestOf({ model: model!.id, prompt: 'a red door', seed: 7, ...parts });
  const { call, remove } = await providerCall();
  try {
    const outcome = await createImageProvider(root).start(request, call);
    if (outcome.kind !== 'completed' || outcome.media.kind !== 'bytes') throw new Error();
    const canvas = createCanvas(request.width, request.height);
    const brush = canvas.getContext('2d');
    brush.drawImage(await loadImage(Buffer.from(outcome.media.bytes)), 0, 0);
    return { rgba: Buffer.from(canvas.data()), notes: outcome.notes };
  } finally {
    await remove();
  }
}

describeWithRuntime('a still of a model folder', () => {
  test('is the picture that a clip of the same words stands still on', async () => {
    const root = await folderOf();
    const { rgba, notes } = await still(root);
    expect(difference(rgba, (await runLocal(root)).frames[0]!)).toBe(0);
    expect(notes).toEqual(['drawn at 88×48 and scaled to 160×90']);
  });

  test('is another one with another seed, other words, and other options', async () => {
    const root = await folderOf();
    const { rgba } = await still(root);
    for (const parts of [
      { seed: 8 },
      { prompt: 'blue sea' },
      { negativePrompt: 'blue sea' },
      { options: { guidance: 4 } },
    ]) {
      expect(difference(rgba, (await still(root, parts)).rgba)).toBeGreaterThan(1);
    }
  });

  test('begins on no picture, so nothing of one can be made anew', async () => {
    const asked = still(await folderOf(), { options: { strength: 0.4 } });
    await expect(asked).rejects.toMatchObject({
      code: 'provider/invalid-request',
      message: 'The local provider has no option strength for stills.',
      hint: expect.stringContaining('Expected steps, guidance, scheduler.'),
    });
  });

  test('is made of the model that it was planned for', async () => {
    await expect(still(await folderOf(), { model: 'another' })).rejects.toMatchObject({
      code: 'provider/failed',
      message: expect.stringContaining('was planned for another'),
    });
  });
});

test('a folder that makes clips makes no stills', async () => {
  const root = await folderOf(
    { frames: 'frames' },
    { 'ministudio.json': { steps: 4, guidance: 2, frames: 8, frameRate: 8 } },
  );
  expect(await imageModelsIn(root)).toEqual([]);
});
