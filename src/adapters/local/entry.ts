import type { VideoEntry } from '../../providers/adapter-entry.ts';
import type { VideoModel } from '../../providers/capabilities.ts';
import type { ImageModel } from '../../providers/image-model.ts';

/** What each folder holds, read once: a film asks for it with every shot. */
const read = new Map<string, Promise<readonly VideoModel[]>>();
const readStills = new Map<string, Promise<readonly ImageModel[]>>();

async function modelsIn(path: string): Promise<readonly VideoModel[]> {
  return await (await import('./model.ts')).modelsIn(path);
}

async function imageModelsIn(path: string): Promise<readonly ImageModel[]> {
  return await (await import('./image-model.ts')).imageModelsIn(path);
}

export const local: VideoEntry = {
  name: 'local',
  kind: 'video',
  summary: 'runs a diffusion model of this machine',
  version: 1,
  secrets: [],
  settings: [
    {
      name: 'modelPath',
      variable: 'LOCAL_MODEL_PATH',
      purpose: 'a model folder in the layout of diffusers, with ONNX files',
      required: true,
      example: '/models/stable-diffusion-v1-5-onnx',
    },
  ],
  concurrency: 1,
  lifecycle: { state: 'live' },
  optionNames: async () => (await import('./options.ts')).optionNames('clip'),
  /** None where no folder is named. */
  async models(variable) {
    const path = variable('LOCAL_MODEL_PATH');
    if (path === undefined) return [];
    const models = read.get(path) ?? modelsIn(path);
    read.set(path, models);
    return await models;
  },
  load: async (variable) =>
    (await import('./provider.ts')).createProvider(variable('LOCAL_MODEL_PATH')),
  images: {
    version: 1,
    optionNames: async () => (await import('./options.ts')).optionNames('still'),
    async models(variable) {
      const path = variable('LOCAL_MODEL_PATH');
      if (path === undefined) return [];
      const models = readStills.get(path) ?? imageModelsIn(path);
      readStills.set(path, models);
      return await models;
    },
    load: async (variable) =>
      (await import('./image-provider.ts')).createImageProvider(variable('LOCAL_MODEL_PATH')),
  },
};
