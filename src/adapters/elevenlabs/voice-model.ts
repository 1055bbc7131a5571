import type { VoiceCapabilities, VoiceModel } from '../../providers/voice-model.ts';
import { KNOWN_VOICES } from './voices.ts';

/** ElevenLabs' page of its models, a stored copy read 2026-11-26. */
const MULTILINGUAL =
  'en ja zh de hi fr ko pt it es id nl tr fil pl sv bg ro ar cs el fi hr ms sk da ta uk ru'.split(
    ' ',
  );
const FLASH = [...MULTILINGUAL, 'hu', 'no', 'vi'];
/** Its help page on them, which has 74 by names and codes of three letters. */
const V3 =
  'af ar hy as az be bn bs bg ca ceb ny hr cs da nl en et fil fi fr gl ka de el gu ha he hi hu is id ga it ja jv kn kk ky ko lv ln lt lb mk ms ml zh mr ne no ps fa pl pt pa ro ru sr sd sk sl so es sw sv ta te th tr uk ur vi cy'.split(
    ' ',
  );

/** Its page of audio tags, of those that are about how a line is said. */
const AUDIO_TAGS =
  'whispers, sarcastic, curious, excited, crying, mischievously, happy, sad, angry, annoyed, appalled, thoughtful, surprised, laughs, laughs harder, starts laughing, wheezing, sighs, exhales, snorts'.split(
    ', ',
  );

const CAPABILITIES: VoiceCapabilities = {
  rate: { min: 0.7, max: 1.2 },
  pitch: 'none',
  tone: false,
  style: 'none',
  // Flash v2 alone takes phonemes, and speaks English alone.
  ipa: false,
  words: true,
  seed: true,
  longest: { unit: 'characters', max: 10_000 },
  languages: MULTILINGUAL,
};

const voices = { known: KNOWN_VOICES, others: true };

/** Without prices: they depend on the plan, and no list of them with a date could be read. */
export const voiceModels: readonly VoiceModel[] = [
  {
    id: 'eleven_multilingual_v2',
    voices,
    capabilities: CAPABILITIES,
    lifecycle: { state: 'live' },
  },
  {
    id: 'eleven_v3',
    voices,
    capabilities: {
      ...CAPABILITIES,
      rate: 'none',
      style: AUDIO_TAGS,
      longest: { unit: 'characters', max: 5000 },
      languages: V3,
    },
    lifecycle: { state: 'live' },
  },
  {
    id: 'eleven_flash_v2_5',
    voices,
    capabilities: {
      ...CAPABILITIES,
      longest: { unit: 'characters', max: 40_000 },
      languages: FLASH,
    },
    lifecycle: { state: 'live' },
  },
];

/** Another model is taken to be like the first. */
export function modelLike(id: string): VoiceModel {
  return { ...(voiceModels.find((model) => model.id === id) ?? voiceModels[0]!), id };
}
