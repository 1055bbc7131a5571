import type { KnownVoice, VoiceModel } from '../../providers/voice-model.ts';

function named(gender: 'female' | 'male', names: string): readonly KnownVoice[] {
  return names.split(' ').map((name) => ({ name, language: 'en-US', gender }));
}

/** fal's page of Kokoro (fal.ai/models/fal-ai/kokoro/american-english/llms.txt), a stored copy. */
export const KOKORO: VoiceModel = {
  id: 'kokoro',
  voices: {
    known: [
      ...named(
        'female',
        'af_heart af_bella af_nicole af_aoede af_kore af_sarah af_nova af_sky af_alloy af_jessica af_river',
      ),
      ...named(
        'male',
        'am_michael am_fenrir am_puck am_echo am_eric am_liam am_onyx am_adam am_santa',
      ),
    ],
    others: false,
  },
  capabilities: {
    rate: { min: 0.1, max: 5 },
    pitch: 'none',
    tone: false,
    style: 'none',
    ipa: false,
    words: false,
    seed: false,
    languages: ['en-US'],
  },
  price: {
    cases: [{ usdPer1MCharacters: 20 }],
    asOf: '2026-11-26',
    source:
      'fal.ai/models/fal-ai/kokoro/american-english/llms.txt, a stored copy; Hugging Face asks what the provider does',
  },
  lifecycle: { state: 'live' },
};

export const voiceModels: readonly VoiceModel[] = [KOKORO];

/** Another model has voices and languages of its own, which nobody here knows. */
export function modelLike(id: string): VoiceModel {
  if (id === KOKORO.id) return KOKORO;
  const capabilities = { ...KOKORO.capabilities, languages: 'any' } as const;
  return { id, voices: { known: [], others: true }, capabilities, lifecycle: KOKORO.lifecycle };
}

/** Any other is named as the Hub names it. */
export function hubModelOf(model: string): string {
  return model === KOKORO.id ? 'hexgrad/Kokoro-82M' : model;
}
