import { imageModels as animaticModels } from '../../src/adapters/animatic/image-model.ts';
import { createImageProvider as createAnimatic } from '../../src/adapters/animatic/image-provider.ts';
import { imageModels as mockModels } from '../../src/adapters/mock/image-model.ts';
import { createImageProvider as createMock } from '../../src/adapters/mock/image-provider.ts';
import { imageModels as azureModels } from '../../src/adapters/azure-openai/image-model.ts';
import { createImageProvider as createAzure } from '../../src/adapters/azure-openai/image-provider.ts';
import { imageModelsAt as openaiModelsAt } from '../../src/adapters/openai-images/image-model.ts';
import { createImageProvider as createOpenai } from '../../src/adapters/openai-images/image-provider.ts';
import { imageModels as vertexModels } from '../../src/adapters/vertex-ai/image-model.ts';
import { createImageProvider as createVertex } from '../../src/adapters/vertex-ai/image-provider.ts';
import { imageModels as huggingfaceModels } from '../../src/adapters/huggingface/image-model.ts';
import { createImageProvider as createHuggingface } from '../../src/adapters/huggingface/image-provider.ts';
import { imageModelsIn as comfyuiModelsIn } from '../../src/adapters/comfyui/image-model.ts';
import { createImageProvider as createComfyui } from '../../src/adapters/comfyui/image-provider.ts';
import { startImagesServer } from '../fakes/images-server.ts';
import { imageRequestOf } from '../support/image-request.ts';
import { stagingOf } from '../support/staging.ts';
import { comfyuiService } from './comfyui-service.ts';
import type { ContractService } from './contract-service.ts';
import { huggingfaceService } from './huggingface-service.ts';
import { imageContract } from './image-contract.ts';
import { vertexService } from './vertex-service.ts';

imageContract('animatic', {
  makeProvider: createAnimatic,
  models: animaticModels,
  request: imageRequestOf({
    model: 'animatic-1',
    seed: 7,
    // No encoder is asked, so no side has to be even.
    width: 161,
    staging: stagingOf({
      characters: { ada: { form: 'person' } },
      shots: [{ characters: ['ada'], duration: 1 }],
    }),
  }),
  reproducible: true,
  exact: true,
});

imageContract('mock', {
  makeProvider: createMock,
  models: mockModels,
  request: imageRequestOf({ model: 'mock-1' }),
  refused: imageRequestOf({ model: 'mock-1', options: { fault: 'refusal' } }),
  reproducible: true,
  exact: true,
});

async function imagesService(azure: boolean): Promise<ContractService> {
  const key = 'key-that-nobody-may-see';
  const server = await startImagesServer({ key, azure });
  return {
    environment: azure
      ? { AZURE_OPENAI_API_KEY: key, baseUrl: server.url, apiVersion: 'preview' }
      : { OPENAI_API_KEY: key, baseUrl: server.url },
    secrets: [key],
    paidJobs: () => server.made.length,
    requests: (step) => server.count(step),
    failNext: (step, fault, times) => server.failNext(step, fault, times),
    // It says no in the answer to the submission, whenever it finds out.
    refuseNext: () => server.next('refuse'),
    spoilNext: () => server.next('no-picture'),
    close: () => server.close(),
  };
}

imageContract('openai-images', {
  makeProvider: createOpenai,
  models: openaiModelsAt(undefined),
  request: imageRequestOf({ model: 'gpt-image-2.5-flare', width: 1280, height: 720 }),
  startService: () => imagesService(false),
  reproducible: false,
  exact: true,
  atOnce: true,
});

imageContract('azure-openai', {
  makeProvider: createAzure,
  models: azureModels,
  request: imageRequestOf({ model: 'gpt-image-2', width: 1280, height: 720 }),
  startService: () => imagesService(true),
  reproducible: false,
  exact: true,
  atOnce: true,
});

imageContract('vertex-ai', {
  makeProvider: createVertex,
  models: vertexModels,
  request: imageRequestOf({ model: 'gemini-nano-banana-2.1', width: 1376, height: 768 }),
  startService: vertexService,
  reproducible: false,
  exact: true,
  atOnce: true,
});

imageContract('huggingface', {
  makeProvider: createHuggingface,
  models: huggingfaceModels,
  request: imageRequestOf({ model: 'flux.1-dev', width: 1024, height: 576 }),
  startService: huggingfaceService,
  reproducible: false,
  exact: true,
});

imageContract('comfyui', {
  makeProvider: () => createComfyui(undefined),
  models: await comfyuiModelsIn(undefined),
  request: imageRequestOf({ model: 'z-image-turbo', width: 1280, height: 720 }),
  startService: comfyuiService,
  reproducible: false,
  exact: true,
});
