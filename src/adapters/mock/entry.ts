import type { VideoEntry } from '../../providers/adapter-entry.ts';

export const mock: VideoEntry = {
  name: 'mock',
  kind: 'video',
  summary: 'tiny instant clips, stills and voices with faults on demand, for tests of a pipeline',
  version: 1,
  secrets: [],
  settings: [],
  concurrency: 1,
  auto: 'never',
  lifecycle: { state: 'live' },
  optionNames: async () => (await import('./fault.ts')).OPTION_NAMES,
  models: async () => (await import('./model.ts')).models,
  load: async () => (await import('./provider.ts')).createProvider(),
  images: {
    version: 1,
    optionNames: async () => (await import('./fault.ts')).OPTION_NAMES,
    models: async () => (await import('./image-model.ts')).imageModels,
    load: async () => (await import('./image-provider.ts')).createImageProvider(),
  },
  voices: {
    version: 1,
    optionNames: async () => (await import('./fault.ts')).OPTION_NAMES,
    models: async () => (await import('./voice-model.ts')).voiceModels,
    load: async () => (await import('./voice-provider.ts')).createVoiceProvider(),
  },
};
