/** @jest-environment ./test/support/native-realm.cjs */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { modelsIn } from '../../src/adapters/local/model.ts';
import { createProvider } from '../../src/adapters/local/provider.ts';
import { describeWithRuntime } from '../support/onnx/describe-runtime.ts';
import { tinyFolderFiles, writeModelFolder } from '../support/onnx/tiny-folder.ts';
import { requestOf } from '../support/video-request.ts';
import { providerContract } from './provider-contract.ts';

const root = await mkdtemp(join(tmpdir(), 'ministudio-model-'));
await writeModelFolder(root, tinyFolderFiles());
const models = await modelsIn(root);

afterAll(() => rm(root, { recursive: true, force: true }));

describeWithRuntime('a tiny model folder', () => {
  providerContract('local', {
    makeProvider: () => createProvider(root),
    models,
    request: requestOf({ model: models[0]!.id }),
    reproducible: true,
    exact: true,
  });
});
