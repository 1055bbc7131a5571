import type { AdapterEntry } from '../../providers/adapter-entry.ts';

export const animatic: AdapterEntry = {
  name: 'animatic',
  kind: 'video',
  summary: 'draws the film itself, offline and free',
  version: 4,
  secrets: [],
  settings: [],
  concurrency: 1,
  auto: 'last',
  lifecycle: { state: 'live' },
  models: async () => (await import('./model.ts')).models,
  load: async () => (await import('./provider.ts')).createProvider(),
};
