import { models as animaticModels } from '../../src/adapters/animatic/model.ts';
import { createProvider as createAnimatic } from '../../src/adapters/animatic/provider.ts';
import { models as mockModels } from '../../src/adapters/mock/model.ts';
import { createProvider as createMock } from '../../src/adapters/mock/provider.ts';
import { createProvider as createAzure } from '../../src/adapters/azure-openai/provider.ts';
import { models as azureModels } from '../../src/adapters/azure-openai/model.ts';
import { models as huggingfaceModels } from '../../src/adapters/huggingface/model.ts';
import { createProvider as createHuggingface } from '../../src/adapters/huggingface/provider.ts';
import { models as klingModels } from '../../src/adapters/kling/model.ts';
import { createProvider as createKling } from '../../src/adapters/kling/provider.ts';
import { models as lumaModels } from '../../src/adapters/luma/model.ts';
import { createProvider as createLuma } from '../../src/adapters/luma/provider.ts';
import { startKlingServer } from '../fakes/kling-server.ts';
import { startLumaServer } from '../fakes/luma-server.ts';
import { modelsOf as customModels } from '../../src/adapters/custom/model.ts';
import { createProvider as createCustom } from '../../src/adapters/custom/provider.ts';
import { FORM_DESCRIPTION, JOB_DESCRIPTION, startCustomService } from '../fakes/custom-service.ts';
import { modelsOf as sagemakerModels } from '../../src/adapters/sagemaker/model.ts';
import { createProvider as createSagemaker } from '../../src/adapters/sagemaker/provider.ts';
import { startSagemakerServer } from '../fakes/sagemaker-server.ts';
import { modelsIn as comfyuiModelsIn } from '../../src/adapters/comfyui/model.ts';
import { createProvider as createComfyui } from '../../src/adapters/comfyui/provider.ts';
import { models as videosModels } from '../../src/adapters/openai-videos/model.ts';
import { createProvider as createVideos } from '../../src/adapters/openai-videos/provider.ts';
import { models as vertexModels } from '../../src/adapters/vertex-ai/model.ts';
import { createProvider as createVertex } from '../../src/adapters/vertex-ai/provider.ts';
import { startVideosServer } from '../fakes/videos-server.ts';
import { stagingOf } from '../support/staging.ts';
import { requestOf } from '../support/video-request.ts';
import { comfyuiService } from './comfyui-service.ts';
import type { ContractService } from './contract-service.ts';
import { huggingfaceService } from './huggingface-service.ts';
import { providerContract } from './provider-contract.ts';
import { vertexService } from './vertex-service.ts';

providerContract('animatic', {
  makeProvider: createAnimatic,
  models: animaticModels,
  request: requestOf({
    model: 'animatic-1',
    staging: stagingOf({
      characters: { ada: { form: 'person' } },
      shots: [{ characters: ['ada'], duration: 1 }],
    }),
  }),
  reproducible: true,
  exact: true,
});

providerContract('mock', {
  makeProvider: createMock,
  models: mockModels,
  request: requestOf({ model: 'mock-1' }),
  refused: requestOf({ model: 'mock-1', options: { fault: 'refusal' } }),
  reproducible: true,
  exact: true,
});

const VIDEO = requestOf({ model: 'sora-2', width: 1280, height: 720, seconds: 4, frames: 120 });

async function videosService(azure: boolean): Promise<ContractService> {
  const key = 'key-that-nobody-may-see';
  const server = await startVideosServer({ key, azure });
  return {
    environment: azure
      ? { AZURE_OPENAI_API_KEY: key, baseUrl: server.url, apiVersion: 'preview' }
      : { OPENAI_API_KEY: key, baseUrl: server.url },
    secrets: [key],
    paidJobs: () => server.jobs.length,
    requests: (step) => server.count(step),
    failNext: (step, fault, times) => server.failNext(step, fault, times),
    refuseNext: (when) => server.next(when === 'at-once' ? 'refuse-at-once' : 'refuse-later'),
    close: () => server.close(),
  };
}

providerContract('openai-videos', {
  makeProvider: () => createVideos('openai-videos', 'OPENAI_API_KEY'),
  models: videosModels,
  request: VIDEO,
  startService: () => videosService(false),
  reproducible: false,
  exact: false,
});

providerContract('azure-openai', {
  makeProvider: createAzure,
  models: azureModels,
  request: VIDEO,
  startService: () => videosService(true),
  reproducible: false,
  exact: false,
});

providerContract('vertex-ai', {
  makeProvider: createVertex,
  models: vertexModels,
  request: { ...VIDEO, model: 'veo-3.1-generate-001', rate: { num: 24, den: 1 }, frames: 96 },
  startService: vertexService,
  reproducible: false,
  exact: false,
});

providerContract('huggingface', {
  makeProvider: createHuggingface,
  models: huggingfaceModels,
  request: {
    ...VIDEO,
    model: 'wan-2.2-a14b',
    rate: { num: 16, den: 1 },
    frames: 65,
    seconds: 4.0625,
  },
  startService: huggingfaceService,
  reproducible: false,
  exact: false,
});

async function klingService(): Promise<ContractService> {
  const key = 'key-that-nobody-may-see';
  const server = await startKlingServer({ key });
  return {
    environment: { KLING_API_KEY: key, baseUrl: server.url },
    secrets: [key],
    paidJobs: () => server.jobs.length,
    requests: (step) => server.count(step),
    failNext: (step, fault, times) => server.failNext(step, fault, times),
    refuseNext: (when) => server.next(when === 'at-once' ? 'refuse-at-once' : 'refuse-later'),
    close: () => server.close(),
  };
}

providerContract('kling', {
  makeProvider: createKling,
  models: klingModels,
  request: { ...VIDEO, model: 'kling-3.0', rate: { num: 24, den: 1 }, frames: 96 },
  startService: klingService,
  reproducible: false,
  exact: false,
});

async function lumaService(): Promise<ContractService> {
  const key = 'key-that-nobody-may-see';
  const server = await startLumaServer({ key });
  return {
    environment: { LUMA_AGENTS_API_KEY: key, baseUrl: server.url },
    secrets: [key],
    paidJobs: () => server.jobs.length,
    requests: (step) => server.count(step),
    failNext: (step, fault, times) => server.failNext(step, fault, times),
    refuseNext: (when) => server.next(when === 'at-once' ? 'refuse-at-once' : 'refuse-later'),
    close: () => server.close(),
  };
}

providerContract('luma', {
  makeProvider: createLuma,
  models: lumaModels,
  request: { ...VIDEO, model: 'ray-3.2', rate: { num: 24, den: 1 }, frames: 120, seconds: 5 },
  startService: lumaService,
  reproducible: false,
  exact: false,
});

providerContract('comfyui', {
  makeProvider: () => createComfyui(undefined),
  models: await comfyuiModelsIn(undefined),
  request: {
    ...VIDEO,
    model: 'wan2.2-5b',
    width: 1280,
    height: 704,
    rate: { num: 24, den: 1 },
    frames: 97,
    seconds: 97 / 24,
  },
  startService: comfyuiService,
  reproducible: false,
  exact: false,
});

for (const [name, description, finds] of [
  ['custom', JOB_DESCRIPTION, false],
  ['custom, by forms and with look-ups', FORM_DESCRIPTION, true],
] as const) {
  providerContract(name, {
    makeProvider: createCustom,
    models: customModels(description),
    request: { ...VIDEO, model: 'custom', options: description },
    finds,
    async startService() {
      const key = 'key-that-nobody-may-see';
      const server = await startCustomService({ key });
      return {
        environment: { CUSTOM_PROVIDER_KEY: key, keyHeader: 'x-api-key', baseUrl: server.url },
        secrets: [key],
        paidJobs: () => server.jobs.length,
        requests: (step) => server.count(step),
        failNext: (step, fault, times) => server.failNext(step, fault, times),
        refuseNext: (when) => server.next(when === 'at-once' ? 'refuse-at-once' : 'refuse-later'),
        close: () => server.close(),
      };
    },
    reproducible: false,
    exact: false,
  });
}

providerContract('sagemaker', {
  makeProvider: createSagemaker,
  models: sagemakerModels(),
  request: { ...VIDEO, model: 'vllm-omni' },
  async startService() {
    const AWS_ACCESS_KEY_ID = `AKIA${'THATNOBODYMAYSEE'}`;
    const AWS_SECRET_ACCESS_KEY = 'key-that-nobody-may-see';
    const server = await startSagemakerServer({
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
    });
    return {
      environment: {
        AWS_ACCESS_KEY_ID,
        AWS_SECRET_ACCESS_KEY,
        region: 'us-east-1',
        endpoint: 'wan',
        input: 's3://films/requests',
        output: 's3://films/clips',
        baseUrl: server.url,
        s3Url: `${server.url}/s3`,
      },
      secrets: [AWS_SECRET_ACCESS_KEY, AWS_ACCESS_KEY_ID],
      paidJobs: () => server.jobs.length,
      requests: (step) => server.count(step),
      failNext: (step, fault, times) => server.failNext(step, fault, times),
      // A container says no only when it is at work.
      refuseNext: () => server.next('refuse'),
      close: () => server.close(),
    };
  },
  reproducible: false,
  exact: false,
});
