import type { VoiceEntry } from '../../providers/adapter-entry.ts';

export const flite: VoiceEntry = {
  name: 'flite',
  kind: 'voice',
  summary: 'speaks English itself, offline and free',
  secrets: [],
  settings: [],
  concurrency: 1,
  lifecycle: { state: 'live' },
  voices: {
    version: 1,
    optionNames: async () => [],
    models: async () => (await import('./voice-model.ts')).voiceModels,
    load: async () => (await import('./voice-provider.ts')).createVoiceProvider(),
  },
};
