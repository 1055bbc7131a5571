import type { VideoEntry } from '../../providers/adapter-entry.ts';

/** Luma, in the protocol of its Agents API; the older Dream Machine API is another. */
export const luma: VideoEntry = {
  name: 'luma',
  kind: 'video',
  summary: 'Luma Ray 3.2 by the Agents API',
  version: 1,
  secrets: [
    {
      name: 'LUMA_AGENTS_API_KEY',
      purpose: 'a key of the Agents API; those of Dream Machine do not work',
      required: true,
      example: 'luma-api-0123456789abcdef',
    },
  ],
  settings: [
    {
      name: 'baseUrl',
      variable: 'LUMA_BASE_URL',
      purpose: 'the service or a gateway in front of it, with the `/v1`',
      required: false,
      example: 'https://agents.lumalabs.ai/v1',
      fallback: 'https://agents.lumalabs.ai/v1',
    },
  ],
  concurrency: 2,
  otherModelsLike: 'ray-3.2',
  lifecycle: { state: 'live' },
  optionNames: async () => [],
  models: async () => (await import('./model.ts')).models,
  load: async () => (await import('./provider.ts')).createProvider(),
};
