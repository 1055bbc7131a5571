import type { KnownVoice, VoiceCapabilities, VoiceModel } from '../../providers/voice-model.ts';

const named = (names: string): readonly KnownVoice[] =>
  names.split(' ').map((name) => ({ name, language: 'any' }));

/** OpenAI's description of the API names these; its guide calls the first two the best. */
const ALL_VOICES = named(
  'marin cedar alloy ash ballad coral echo fable onyx nova sage shimmer verse',
);
/** Its guide on the older models. */
const OLDER_VOICES = named('alloy ash coral echo fable onyx nova sage shimmer');

/** OpenAI's description of the API, 2.3.0: `CreateSpeechRequest`. */
const CAPABILITIES: VoiceCapabilities = {
  rate: { min: 0.25, max: 4 },
  pitch: 'none',
  tone: true,
  style: 'any',
  ipa: false,
  words: false,
  seed: false,
  longest: { unit: 'characters', max: 4096 },
  languages: 'any',
};

/** Those take no `instructions`. */
const OLDER: VoiceCapabilities = { ...CAPABILITIES, tone: false, style: 'none' };

const VOICE_MODELS: readonly VoiceModel[] = [
  {
    id: 'gpt-4o-mini-tts',
    voices: { known: ALL_VOICES, others: true },
    capabilities: CAPABILITIES,
    price: {
      cases: [{ usdPerSecond: 0.00025 }],
      asOf: '2026-04-25',
      source: 'about $0.015 a minute, as reported of OpenAI’s $12 a million tokens of sound',
    },
    lifecycle: { state: 'live' },
  },
  {
    id: 'tts-1',
    voices: { known: OLDER_VOICES, others: false },
    capabilities: OLDER,
    price: {
      cases: [{ usdPer1MCharacters: 15 }],
      asOf: '2026-02-18',
      source: 'as reported of OpenAI’s price list',
    },
    lifecycle: { state: 'live' },
  },
  {
    id: 'tts-1-hd',
    voices: { known: OLDER_VOICES, others: false },
    capabilities: OLDER,
    price: {
      cases: [{ usdPer1MCharacters: 30 }],
      asOf: '2026-02-18',
      source: 'as reported of OpenAI’s price list',
    },
    lifecycle: { state: 'live' },
  },
];

/** What OpenAI asks is no price anywhere else, and other servers have voices of their own. */
export function voiceModelsAt(baseUrl: string | undefined): readonly VoiceModel[] {
  const host = baseUrl !== undefined && URL.canParse(baseUrl) ? new URL(baseUrl).hostname : baseUrl;
  if (host === undefined || host === 'api.openai.com') return VOICE_MODELS;
  return VOICE_MODELS.map(({ id, voices, capabilities, lifecycle }) => {
    return { id, voices: { ...voices, others: true }, capabilities, lifecycle };
  });
}

/** Another model is taken to be like the first. */
export function modelLike(id: string, baseUrl: string | undefined): VoiceModel {
  const models = voiceModelsAt(baseUrl);
  return { ...(models.find((model) => model.id === id) ?? models[0]!), id };
}
