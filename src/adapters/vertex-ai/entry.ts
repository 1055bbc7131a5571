import type { VideoEntry } from '../../providers/adapter-entry.ts';
import {
  ACCESS_TOKEN,
  CREDENTIALS_FILE,
  PLACES_OF_CREDENTIALS,
  PROJECT,
  TOKEN_SERVERS,
} from '../../providers/google/needs.ts';

/** Google's Veo on Vertex AI, and its Gemini image models for stills. */
export const vertexAi: VideoEntry = {
  name: 'vertex-ai',
  kind: 'video',
  summary: 'Google Veo 3.1 and Gemini’s image models on Vertex AI',
  version: 1,
  secrets: [
    {
      name: 'VERTEX_AI_API_KEY',
      // What Google's own clients read for Vertex AI in express mode.
      aliases: ['GOOGLE_API_KEY'],
      purpose:
        'an API key of Google Cloud, where there are no other credentials, or no project; without GOOGLE_CLOUD_PROJECT it makes stills alone',
      required: false,
      example: 'AQ.Ab8…',
    },
    ACCESS_TOKEN,
  ],
  settings: [
    {
      ...PROJECT,
      required: true,
      unless: ['GOOGLE_APPLICATION_CREDENTIALS'],
      stillsUnless: ['VERTEX_AI_API_KEY'],
    },
    CREDENTIALS_FILE,
    {
      name: 'location',
      variable: 'GOOGLE_CLOUD_LOCATION',
      aliases: ['GOOGLE_CLOUD_REGION'],
      purpose: 'a region, `us`, `eu` or `global`',
      required: false,
      example: 'us-central1',
      fallback: 'us-central1',
    },
    {
      name: 'imageLocation',
      variable: 'GOOGLE_VERTEX_IMAGE_LOCATION',
      purpose: 'the same for stills',
      required: false,
      example: 'global',
      fallback: 'global',
    },
    {
      name: 'outputUri',
      variable: 'GOOGLE_VERTEX_OUTPUT_URI',
      purpose: 'where Veo leaves its clips; without it they come inside the answer',
      required: false,
      example: 'gs://my-bucket/films/',
    },
    ...PLACES_OF_CREDENTIALS,
    {
      name: 'baseUrl',
      variable: 'GOOGLE_VERTEX_BASE_URL',
      purpose: 'a gateway in front of Vertex AI, without the `/v1`',
      required: false,
      example: 'https://my-gateway.example.com',
    },
    ...TOKEN_SERVERS,
    {
      name: 'storageUrl',
      variable: 'GOOGLE_STORAGE_BASE_URL',
      purpose: 'Cloud Storage, from which clips are read',
      required: false,
      example: 'https://storage.googleapis.com',
      fallback: 'https://storage.googleapis.com',
    },
  ],
  concurrency: 2,
  presets: {
    fast: { model: 'veo-3.1-lite-generate-001' },
    balanced: { model: 'veo-3.1-fast-generate-001' },
    high: { model: 'veo-3.1-generate-001' },
  },
  shortNames: {
    standard: { model: 'veo-3.1-generate-001' },
    fast: { model: 'veo-3.1-fast-generate-001' },
    lite: { model: 'veo-3.1-lite-generate-001' },
  },
  otherModelsLike: 'veo-3.1-generate-001',
  lifecycle: { state: 'live' },
  optionNames: async () => (await import('./request.ts')).OPTION_NAMES,
  models: async () => (await import('./model.ts')).models,
  load: async () => (await import('./provider.ts')).createProvider(),
  images: {
    version: 1,
    presets: {
      fast: { model: 'gemini-3.1-flash-lite-image' },
      balanced: { model: 'gemini-nano-banana-2.1' },
      high: { model: 'gemini-3-pro-image' },
    },
    shortNames: {
      pro: { model: 'gemini-3-pro-image' },
      'nano-banana': { model: 'gemini-nano-banana-2.1' },
      lite: { model: 'gemini-3.1-flash-lite-image' },
    },
    otherModelsLike: 'gemini-nano-banana-2.1',
    optionNames: async () => (await import('./image-request.ts')).OPTION_NAMES,
    models: async () => (await import('./image-model.ts')).imageModels,
    load: async () => (await import('./image-provider.ts')).createImageProvider(),
  },
};
