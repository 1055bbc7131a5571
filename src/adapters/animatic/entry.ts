import type { VideoEntry } from '../../providers/adapter-entry.ts';

export const animatic: VideoEntry = {
  name: 'animatic',
  kind: 'video',
  summary: 'draws the film itself, offline and free',
  version: 8,
  secrets: [],
  settings: [],
  concurrency: 1,
  auto: 'last',
  lifecycle: { state: 'live' },
  optionNames: async () => [],
  models: async () => (await import('./model.ts')).models,
  load: async () => (await import('./provider.ts')).createProvider(),
  images: {
    version: 4,
    optionNames: async () => [],
    models: async () => (await import('./image-model.ts')).imageModels,
    load: async () => (await import('./image-provider.ts')).createImageProvider(),
  },
};
