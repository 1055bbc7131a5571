import type { KnownVoice } from '../../providers/voice-model.ts';

type Gender = 'female' | 'male';

function named(gender: Gender, language: string, names: string): readonly KnownVoice[] {
  return names.split(' ').map((name) => ({ name, language, gender }));
}

const FEMALE = named(
  'female',
  'any',
  'Kore Aoede Leda Zephyr Achernar Autonoe Callirrhoe Despina Erinome Gacrux Laomedeia Pulcherrima Sulafat Vindemiatrix',
);
const MALE = named(
  'male',
  'any',
  'Charon Puck Fenrir Orus Achird Algenib Algieba Alnilam Enceladus Iapetus Rasalgethi Sadachbia Sadaltager Schedar Umbriel Zubenelgenubi',
);

/**
 * Google's page "Chirp 3: HD voices": thirty, for all its languages, and the same for Gemini-TTS; women
 * and men by turns, so that a dialogue of two sounds like two.
 */
export const STAR_VOICES: readonly KnownVoice[] = MALE.flatMap((man, index) =>
  index < FEMALE.length ? [FEMALE[index]!, man] : [man],
);

/**
 * Those of a kind for English, by their full names. There are some hundreds more for other languages,
 * which Google adds to and renames.
 */
export function englishVoices(kind: 'Neural2' | 'Wavenet' | 'Standard'): readonly KnownVoice[] {
  const of = (gender: Gender, language: string, letters: string): readonly KnownVoice[] =>
    letters
      .split('')
      .map((letter) => ({ name: `${language}-${kind}-${letter}`, language, gender }));
  return [
    ...of('female', 'en-US', 'FCEGH'),
    ...of('male', 'en-US', 'DAIJ'),
    ...of('female', 'en-GB', 'ACF'),
    ...of('male', 'en-GB', 'BD'),
  ];
}

export const STUDIO_VOICES: readonly KnownVoice[] = [
  ...named('female', 'en-US', 'en-US-Studio-O'),
  ...named('male', 'en-US', 'en-US-Studio-Q'),
  ...named('female', 'en-GB', 'en-GB-Studio-C'),
  ...named('male', 'en-GB', 'en-GB-Studio-B'),
];
