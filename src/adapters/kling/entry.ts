import type { VideoEntry } from '../../providers/adapter-entry.ts';

/** Kling AI, in the protocol of its API keys. */
export const kling: VideoEntry = {
  name: 'kling',
  kind: 'video',
  summary: 'Kling AI, 2.5 Turbo to 3.0 Omni',
  version: 1,
  secrets: [
    {
      name: 'KLING_API_KEY',
      purpose:
        'a key of kling.ai/dev/api-key; the older pairs of access and secret key do not work',
      required: true,
      example: 'api-key-0123456789abcdef',
    },
  ],
  settings: [
    {
      name: 'baseUrl',
      variable: 'KLING_BASE_URL',
      purpose: 'the service; inside China https://api-beijing.klingai.com',
      required: false,
      example: 'https://api-singapore.klingai.com',
      fallback: 'https://api-singapore.klingai.com',
    },
  ],
  concurrency: 2,
  presets: {
    fast: { model: 'kling-3.0-turbo' },
    balanced: { model: 'kling-3.0' },
    high: { model: 'kling-3.0-omni' },
  },
  otherModelsLike: 'kling-3.0',
  lifecycle: { state: 'live' },
  optionNames: async () => [],
  models: async () => (await import('./model.ts')).models,
  load: async () => (await import('./provider.ts')).createProvider(),
};
