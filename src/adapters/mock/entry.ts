import type { AdapterEntry } from '../../providers/adapter-entry.ts';

export const mock: AdapterEntry = {
  name: 'mock',
  kind: 'video',
  summary: 'tiny instant clips with faults on demand, for tests of a pipeline',
  version: 1,
  secrets: [],
  settings: [],
  concurrency: 1,
  auto: 'never',
  lifecycle: { state: 'live' },
  models: async () => (await import('./model.ts')).models,
  load: async () => (await import('./provider.ts')).createProvider(),
};
