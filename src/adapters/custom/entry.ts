import type { VideoEntry } from '../../providers/adapter-entry.ts';

/** Any HTTP service, described by the film in `provider_options: { custom: … }`. */
export const custom: VideoEntry = {
  name: 'custom',
  kind: 'video',
  summary: 'any HTTP service that makes clips, or speaks, as a film describes it',
  version: 1,
  // What the service can do is what a film says of it.
  auto: 'never',
  secrets: [
    {
      name: 'CUSTOM_PROVIDER_KEY',
      purpose: 'sent as a bearer token, and only to CUSTOM_PROVIDER_URL',
      required: false,
      example: 'key-…',
    },
  ],
  settings: [
    {
      name: 'baseUrl',
      variable: 'CUSTOM_PROVIDER_URL',
      purpose: 'where the service is; goes before the `url` of a film, which gets no credentials',
      required: false,
      example: 'http://localhost:8000',
    },
    {
      name: 'keyHeader',
      variable: 'CUSTOM_PROVIDER_KEY_HEADER',
      purpose: 'the header that carries the key, where it is not `authorization`',
      required: false,
      example: 'x-api-key',
    },
  ],
  concurrency: 1,
  lifecycle: { state: 'live' },
  models: async (_variable, options) => (await import('./model.ts')).modelsOf(options),
  load: async () => (await import('./provider.ts')).createProvider(),
  voices: {
    version: 1,
    optionNames: async () => (await import('./voice-service.ts')).OPTION_NAMES,
    models: async (_variable, options) => (await import('./voice-model.ts')).voiceModelsOf(options),
    load: async () => (await import('./voice-provider.ts')).createVoiceProvider(),
  },
};
