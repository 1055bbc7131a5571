import type { VideoEntry } from '../../providers/adapter-entry.ts';

const ENDED = '2026-09-24';

/** The `/v1/videos` protocol, wherever it is spoken: LiteLLM, vLLM-Omni, gateways, one's own server. */
export const openaiVideos: VideoEntry = {
  name: 'openai-videos',
  kind: 'video',
  summary: 'any server that speaks the /v1/videos protocol',
  version: 1,
  secrets: [
    {
      name: 'OPENAI_API_KEY',
      purpose: 'sent as a bearer token; servers of one’s own may need none',
      required: false,
      example: 'sk-…',
    },
  ],
  settings: [
    {
      name: 'baseUrl',
      variable: 'OPENAI_BASE_URL',
      purpose: 'where the server is, with the `/v1`',
      required: true,
      example: 'http://localhost:8000/v1',
    },
  ],
  concurrency: 2,
  presets: {
    fast: { model: 'sora-2' },
    balanced: { model: 'sora-2' },
    high: { model: 'sora-2-pro' },
  },
  otherModelsLike: 'sora-2',
  lifecycle: {
    state: 'ended',
    date: ENDED,
    instead: 'a server of the same protocol (OPENAI_BASE_URL), vertex-ai, or kling',
    hosts: ['api.openai.com'],
    protocol: true,
  },
  optionNames: async () => (await import('../../providers/openai-videos/request.ts')).OPTION_FIELDS,
  models: async () => (await import('./model.ts')).models,
  load: async () =>
    (await import('./provider.ts')).createProvider('openai-videos', 'OPENAI_API_KEY'),
};

/** OpenAI's own name for it, for films that were written while it was hosted. */
export const sora: VideoEntry = {
  ...openaiVideos,
  name: 'sora',
  // A second name for the same server.
  auto: 'never',
  // A key by this provider's own name goes before the general one, and to no other provider.
  secrets: [
    {
      name: 'SORA_API_KEY',
      aliases: ['OPENAI_API_KEY'],
      purpose: 'sent as a bearer token; servers of one’s own may need none',
      required: false,
      example: 'sk-…',
    },
  ],
  summary: `OpenAI’s hosted models, ended ${ENDED}; with OPENAI_BASE_URL the same as openai-videos`,
  settings: openaiVideos.settings.map((need) => ({ ...need, required: false })),
  lifecycle: {
    state: 'ended',
    date: ENDED,
    instead: 'openai-videos with OPENAI_BASE_URL, vertex-ai, or kling',
    hosts: ['api.openai.com'],
  },
  load: async () => (await import('./provider.ts')).createProvider('sora', 'SORA_API_KEY'),
};
