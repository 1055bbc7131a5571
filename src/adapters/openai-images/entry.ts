import type { ImageEntry } from '../../providers/adapter-entry.ts';

/**
 * The `/v1/images` protocol: OpenAI's own models, and wherever else it is spoken. An entry of its own,
 * beside `openai-videos`: there OpenAI's host has ended and an address must be set, here it lives on
 * and is the usual one; and a server of one's own runs one model, so that clips and stills come from
 * two.
 */
export const openaiImages: ImageEntry = {
  name: 'openai-images',
  kind: 'image',
  summary: 'OpenAI’s GPT Image, and any server that speaks the /v1/images protocol',
  secrets: [
    {
      name: 'OPENAI_API_KEY',
      purpose: 'sent as a bearer token; any word where a server asks for none',
      required: true,
      example: 'sk-…',
    },
    {
      name: 'OPENAI_IMAGES_API_KEY',
      purpose: 'the same for OPENAI_IMAGES_BASE_URL',
      required: false,
      example: 'sk-…',
    },
  ],
  settings: [
    {
      name: 'baseUrl',
      variable: 'OPENAI_BASE_URL',
      purpose: 'where the server is, with the `/v1`',
      required: false,
      example: 'http://localhost:8000/v1',
      fallback: 'https://api.openai.com/v1',
    },
    {
      name: 'imagesUrl',
      variable: 'OPENAI_IMAGES_BASE_URL',
      purpose: 'where stills are made, if elsewhere; with a key of its own',
      required: false,
      example: 'http://localhost:8001/v1',
    },
  ],
  concurrency: 2,
  lifecycle: { state: 'live' },
  images: {
    version: 1,
    presets: {
      fast: { model: 'gpt-image-2.5-flare', options: { quality: 'low' } },
      balanced: { model: 'gpt-image-2.5-flare', options: { quality: 'medium' } },
      high: { model: 'gpt-image-2.5-sunburst', options: { quality: 'high' } },
    },
    shortNames: {
      flare: { model: 'gpt-image-2.5-flare' },
      sunburst: { model: 'gpt-image-2.5-sunburst' },
    },
    otherModelsLike: 'gpt-image-2.5-flare',
    optionNames: async () => (await import('../../providers/openai-images/request.ts')).OPTIONS,
    async models(variable) {
      const { imageModelsAt } = await import('./image-model.ts');
      return imageModelsAt(variable('OPENAI_IMAGES_BASE_URL') ?? variable('OPENAI_BASE_URL'));
    },
    load: async () => (await import('./image-provider.ts')).createImageProvider(),
  },
};
