import type { VoiceEntry } from '../../providers/adapter-entry.ts';

/** The `/v1/audio/speech` protocol: OpenAI's own models, and wherever else it is spoken. */
export const openaiSpeech: VoiceEntry = {
  name: 'openai-speech',
  kind: 'voice',
  summary: 'OpenAI’s voices, and any server that speaks the /v1/audio/speech protocol',
  secrets: [
    {
      name: 'OPENAI_API_KEY',
      purpose: 'sent as a bearer token; any word where a server asks for none',
      required: true,
      unless: ['OPENAI_SPEECH_BASE_URL'],
      example: 'sk-…',
    },
    {
      name: 'OPENAI_SPEECH_API_KEY',
      purpose: 'the same for OPENAI_SPEECH_BASE_URL',
      required: false,
      example: 'sk-…',
    },
  ],
  settings: [
    {
      name: 'baseUrl',
      variable: 'OPENAI_BASE_URL',
      purpose: 'where the server is, with the `/v1`',
      required: false,
      example: 'http://localhost:8000/v1',
      fallback: 'https://api.openai.com/v1',
    },
    {
      name: 'speechUrl',
      variable: 'OPENAI_SPEECH_BASE_URL',
      purpose: 'where lines are spoken, if elsewhere; with a key of its own',
      required: false,
      example: 'http://localhost:8880/v1',
    },
  ],
  concurrency: 4,
  lifecycle: { state: 'live' },
  voices: {
    version: 1,
    otherModelsLike: 'gpt-4o-mini-tts',
    optionNames: async () => [],
    async models(variable) {
      const { voiceModelsAt } = await import('./voice-model.ts');
      return voiceModelsAt(variable('OPENAI_SPEECH_BASE_URL') ?? variable('OPENAI_BASE_URL'));
    },
    load: async () => (await import('./voice-provider.ts')).createVoiceProvider(),
  },
};
