import type { VoiceCapabilities, VoiceModel, VoicePrice } from '../../providers/voice-model.ts';
import { readCharacters } from './gemini-prompt.ts';
import { CHIRP_IPA, CHIRP_LANGUAGES } from './locale.ts';
import { paidCharacters } from './ssml.ts';
import { englishVoices, STAR_VOICES, STUDIO_VOICES } from './voices.ts';

/** How a family of voices is asked, as its names say. */
export interface Family {
  /** Stands in the full names of its voices: `en-US-Neural2-C`; of Gemini-TTS, none does. */
  readonly inNames?: string;
  /** Whether a voice is known by its name alone, `Kore`, in all its languages. */
  readonly namedAlone?: true;
  /** Whether it takes SSML, and so pronunciations in it; and marks in that, which times are told of. */
  readonly ssml: boolean;
}

/** `cloud_tts.proto` of 2026: the rate and the pitch of an `AudioConfig`, and 5000 bytes of input. */
const CLASSIC: VoiceCapabilities = {
  rate: { min: 0.25, max: 2 },
  pitch: { min: -20, max: 20 },
  tone: false,
  style: 'none',
  ipa: true,
  words: true,
  seed: false,
  longest: { unit: 'bytes', max: 5000 },
  languages: 'any',
};

/** Both refuse a pitch; Studio refuses marks, and Chirp 3 knows none. */
const STUDIO: VoiceCapabilities = { ...CLASSIC, pitch: 'none', words: false };
const CHIRP: VoiceCapabilities = { ...STUDIO, ipa: CHIRP_IPA, languages: CHIRP_LANGUAGES };

/** Told in words how to speak, and by nothing else that its page names: 4000 bytes, and 4000 of that. */
const GEMINI: VoiceCapabilities = {
  rate: 'none',
  pitch: 'none',
  tone: true,
  style: 'any',
  ipa: false,
  words: false,
  seed: false,
  longest: { unit: 'bytes', max: 4000 },
  languages: 'any',
};

function perMillion(usd: number): VoicePrice {
  return {
    cases: [{ usdPer1MCharacters: usd }],
    asOf: '2026-10-08',
    source: 'cloud.google.com/text-to-speech/pricing, as others read it',
  };
}

const live = { state: 'live' } as const;

export const voiceModels: readonly VoiceModel[] = [
  {
    id: 'chirp-3-hd',
    voices: { known: STAR_VOICES, others: { named: '-Chirp3-HD-' } },
    capabilities: CHIRP,
    price: perMillion(30),
    lifecycle: live,
  },
  {
    id: 'neural2',
    voices: { known: englishVoices('Neural2'), others: { named: '-Neural2-' } },
    capabilities: CLASSIC,
    price: perMillion(16),
    paidCharacters,
    lifecycle: live,
  },
  {
    id: 'wavenet',
    voices: { known: englishVoices('Wavenet'), others: { named: '-Wavenet-' } },
    capabilities: CLASSIC,
    price: perMillion(4),
    paidCharacters,
    lifecycle: live,
  },
  {
    id: 'standard',
    voices: { known: englishVoices('Standard'), others: { named: '-Standard-' } },
    capabilities: CLASSIC,
    price: perMillion(4),
    paidCharacters,
    lifecycle: live,
  },
  {
    id: 'studio',
    voices: { known: STUDIO_VOICES, others: { named: '-Studio-' } },
    capabilities: STUDIO,
    price: perMillion(160),
    paidCharacters,
    lifecycle: live,
  },
  {
    id: 'gemini-2.5-flash-tts',
    voices: { known: STAR_VOICES, others: false },
    capabilities: GEMINI,
    price: {
      // $10 a million tokens of sound, of which a second has 25, and $0.50 a million of what is read, the
      // prompt too: no more than one for a character.
      cases: [{ usdPerSecond: 0.00025, usdPer1MCharacters: 0.5 }],
      asOf: '2026-04-08',
      source: 'Google’s $10 and $0.50 a million tokens, as others tell them',
    },
    paidCharacters: readCharacters,
    lifecycle: live,
  },
  {
    id: 'gemini-2.5-pro-tts',
    voices: { known: STAR_VOICES, others: false },
    capabilities: GEMINI,
    lifecycle: live,
  },
];

const FAMILIES: Readonly<Record<string, Family>> = {
  'chirp-3-hd': { inNames: 'Chirp3-HD', namedAlone: true, ssml: false },
  neural2: { inNames: 'Neural2', ssml: true },
  wavenet: { inNames: 'Wavenet', ssml: true },
  standard: { inNames: 'Standard', ssml: true },
  studio: { inNames: 'Studio', ssml: true },
};

export function familyOf(model: string): Family {
  return (Object.hasOwn(FAMILIES, model) ? FAMILIES[model] : undefined) ?? { ssml: false };
}

/** Another model is one of Gemini-TTS, which alone have names that are sent. */
export function modelLike(id: string): VoiceModel {
  const gemini = voiceModels.find((model) => model.id === 'gemini-2.5-flash-tts')!;
  return { ...(voiceModels.find((model) => model.id === id) ?? gemini), id };
}
