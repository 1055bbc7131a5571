/** @jest-environment ./test/support/native-realm.cjs */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { imageModelsIn } from '../../src/adapters/local/image-model.ts';
import { createImageProvider } from '../../src/adapters/local/image-provider.ts';
import { modelsIn } from '../../src/adapters/local/model.ts';
import { createProvider } from '../../src/adapters/local/provider.ts';
import { describeWithRuntime } from '../support/onnx/describe-runtime.ts';
import { tinyFolderFiles, writeModelFolder } from '../support/onnx/tiny-folder.ts';
import { imageRequestOf } from '../support/image-request.ts';
import { requestOf } from '../support/video-request.ts';
import { imageContract } from './image-contract.ts';
import { providerContract } from './provider-contract.ts';

const root = await mkdtemp(join(tmpdir(), 'ministudio-model-'));
await writeModelFolder(root, tinyFolderFiles());
const models = await modelsIn(root);
const imageModels = await imageModelsIn(root);

afterAll(() => rm(root, { recursive: true, force: true }));

describeWithRuntime('a tiny model folder', () => {
  providerContract('local', {
    makeProvider: () => createProvider(root),
    models,
    request: requestOf({ model: models[0]!.id }),
    reproducible: true,
    exact: true,
  });

  imageContract('local', {
    makeProvider: () => createImageProvider(root),
    models: imageModels,
    request: imageRequestOf({ model: imageModels[0]!.id, seed: 7 }),
    reproducible: true,
    exact: true,
  });
});
