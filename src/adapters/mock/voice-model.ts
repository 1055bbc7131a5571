import type { VoiceModel } from '../../providers/voice-model.ts';

/** A model that speaks tones, in an instant. */
export const voiceModels: readonly VoiceModel[] = [
  {
    id: 'mock-1',
    voices: {
      known: [
        { name: 'low', language: 'any', gender: 'male' },
        { name: 'high', language: 'any', gender: 'female' },
      ],
      others: true,
    },
    capabilities: {
      rate: { min: 0.25, max: 4 },
      pitch: { min: -24, max: 24 },
      tone: true,
      style: 'any',
      ipa: true,
      words: true,
      seed: true,
      languages: 'any',
    },
    price: {
      cases: [{ usdPer1MCharacters: 0 }],
      asOf: '2026-11-26',
      source: 'made on this machine',
    },
    lifecycle: { state: 'live' },
  },
];
