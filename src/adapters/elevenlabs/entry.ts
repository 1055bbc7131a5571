import type { VoiceEntry } from '../../providers/adapter-entry.ts';

export const elevenlabs: VoiceEntry = {
  name: 'elevenlabs',
  kind: 'voice',
  summary: 'ElevenLabs’ voices: Multilingual v2, v3 and Flash v2.5',
  secrets: [
    {
      name: 'ELEVENLABS_API_KEY',
      purpose: 'an API key that may speak (text_to_speech)',
      required: true,
      example: 'sk_…',
    },
  ],
  settings: [
    {
      name: 'baseUrl',
      variable: 'ELEVENLABS_BASE_URL',
      purpose: 'another place of it, such as Europe’s, or a gateway; without the `/v1`',
      required: false,
      example: 'https://api.eu.residency.elevenlabs.io',
      fallback: 'https://api.elevenlabs.io',
    },
  ],
  // Of the smallest plan.
  concurrency: 2,
  lifecycle: { state: 'live' },
  voices: {
    version: 1,
    presets: {
      fast: { model: 'eleven_flash_v2_5' },
      balanced: { model: 'eleven_multilingual_v2' },
      high: { model: 'eleven_v3' },
    },
    shortNames: {
      multilingual: { model: 'eleven_multilingual_v2' },
      v3: { model: 'eleven_v3' },
      flash: { model: 'eleven_flash_v2_5' },
    },
    otherModelsLike: 'eleven_multilingual_v2',
    optionNames: async () => (await import('./options.ts')).OPTION_NAMES,
    models: async () => (await import('./voice-model.ts')).voiceModels,
    load: async () => (await import('./voice-provider.ts')).createVoiceProvider(),
  },
};
