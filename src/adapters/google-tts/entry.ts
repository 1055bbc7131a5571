import type { VoiceEntry } from '../../providers/adapter-entry.ts';
import {
  ACCESS_TOKEN,
  CREDENTIALS_FILE,
  PLACES_OF_CREDENTIALS,
  PROJECT,
  TOKEN_SERVERS,
} from '../../providers/google/needs.ts';

/** Google's Cloud Text-to-Speech: Chirp 3, the voices before it, and Gemini-TTS. */
export const googleTts: VoiceEntry = {
  name: 'google-tts',
  kind: 'voice',
  summary: 'Google’s voices: Chirp 3 HD, Neural2, WaveNet, Studio and Gemini-TTS',
  secrets: [
    {
      name: 'GOOGLE_TTS_API_KEY',
      purpose: 'an API key of Google Cloud, where there are no other credentials, or no project',
      required: false,
      example: 'AIza…',
    },
    ACCESS_TOKEN,
  ],
  settings: [
    {
      ...PROJECT,
      required: true,
      unless: ['GOOGLE_APPLICATION_CREDENTIALS', 'GOOGLE_TTS_API_KEY'],
    },
    CREDENTIALS_FILE,
    ...PLACES_OF_CREDENTIALS,
    {
      name: 'baseUrl',
      variable: 'GOOGLE_TTS_BASE_URL',
      purpose: 'another place of it, such as Europe’s, or a gateway; without the `/v1`',
      required: false,
      example: 'https://eu-texttospeech.googleapis.com',
      fallback: 'https://texttospeech.googleapis.com',
    },
    ...TOKEN_SERVERS,
  ],
  concurrency: 4,
  lifecycle: { state: 'live' },
  voices: {
    version: 1,
    presets: {
      fast: { model: 'wavenet' },
      balanced: { model: 'chirp-3-hd' },
      high: { model: 'gemini-2.5-pro-tts' },
    },
    shortNames: {
      chirp: { model: 'chirp-3-hd' },
      gemini: { model: 'gemini-2.5-flash-tts' },
      'gemini-pro': { model: 'gemini-2.5-pro-tts' },
    },
    otherModelsLike: 'gemini-2.5-flash-tts',
    optionNames: async () => [],
    models: async () => (await import('./voice-model.ts')).voiceModels,
    load: async () => (await import('./voice-provider.ts')).createVoiceProvider(),
  },
};
