import type { VideoEntry } from '../../providers/adapter-entry.ts';
import type { VideoModel } from '../../providers/capabilities.ts';
import type { ImageModel } from '../../providers/image-model.ts';

/** What each folder holds, read once: a film asks for it with every shot. */
const read = new Map<string | undefined, Promise<readonly VideoModel[]>>();
const readStills = new Map<string | undefined, Promise<readonly ImageModel[]>>();

async function modelsIn(folder: string | undefined): Promise<readonly VideoModel[]> {
  return await (await import('./model.ts')).modelsIn(folder);
}

async function imageModelsIn(folder: string | undefined): Promise<readonly ImageModel[]> {
  return await (await import('./image-model.ts')).imageModelsIn(folder);
}

/** A ComfyUI server; each workflow that it can be sent is a model. */
export const comfyui: VideoEntry = {
  name: 'comfyui',
  kind: 'video',
  summary: 'a ComfyUI server, with its own workflows or one’s own',
  version: 1,
  secrets: [
    {
      name: 'COMFYUI_TOKEN',
      purpose: 'sent as a bearer token, where a proxy in front of the server asks for one',
      required: false,
      example: 'token-0123456789abcdef',
    },
  ],
  settings: [
    {
      name: 'baseUrl',
      variable: 'COMFYUI_URL',
      purpose: 'where the server is',
      required: true,
      example: 'http://127.0.0.1:8188',
    },
    {
      name: 'workflows',
      variable: 'COMFYUI_WORKFLOWS',
      purpose: 'a folder of workflows in the API format; each file is a model',
      required: false,
      example: '/home/me/workflows',
    },
    {
      name: 'imageWorkflows',
      variable: 'COMFYUI_IMAGE_WORKFLOWS',
      purpose: 'the same for stills: a folder of workflows that save a picture',
      required: false,
      example: '/home/me/still-workflows',
    },
  ],
  concurrency: 1,
  mayNeedPictures: true,
  lifecycle: { state: 'live' },
  optionNames: async () => [],
  async models(variable) {
    const folder = variable('COMFYUI_WORKFLOWS');
    const models = read.get(folder) ?? modelsIn(folder);
    read.set(folder, models);
    return await models;
  },
  load: async (variable) =>
    (await import('./provider.ts')).createProvider(variable('COMFYUI_WORKFLOWS')),
  images: {
    version: 1,
    optionNames: async () => [],
    async models(variable) {
      const folder = variable('COMFYUI_IMAGE_WORKFLOWS');
      const models = readStills.get(folder) ?? imageModelsIn(folder);
      readStills.set(folder, models);
      return await models;
    },
    async load(variable) {
      const { createImageProvider } = await import('./image-provider.ts');
      return createImageProvider(variable('COMFYUI_IMAGE_WORKFLOWS'));
    },
  },
};
