import type { KnownVoice } from '../../providers/voice-model.ts';

interface DefaultVoice extends KnownVoice {
  readonly id: string;
}

function voice(
  name: string,
  id: string,
  gender: KnownVoice['gender'] & string,
  summary: string,
): DefaultVoice {
  return { name, id, language: 'any', gender, summary };
}

/** ElevenLabs' default voices, which every account has, by their names; women and men by turns. */
const DEFAULT_VOICES: readonly DefaultVoice[] = [
  voice('Sarah', 'EXAVITQu4vr4xnSDxMaL', 'female', 'mature, reassuring, American'),
  voice('George', 'JBFqnCBsd6RMkjVDRZzb', 'male', 'warm storyteller, British'),
  voice('Matilda', 'XrExE9yKIg1WjnnlVkGX', 'female', 'professional, American'),
  voice('Brian', 'nPczCjzI2devNBz1zQrb', 'male', 'deep, comforting, American'),
  voice('Alice', 'Xb7hH8MSUJpSbSDYk0k2', 'female', 'clear, engaging, British'),
  voice('Daniel', 'onwK4e9ZLuTAKqWW03F9', 'male', 'steady broadcaster, British'),
  voice('Jessica', 'cgSgspJ2msm6clMCkdW9', 'female', 'young, playful, American'),
  voice('Liam', 'TX3LPaxmHKxFdv7VOQHJ', 'male', 'young, energetic, American'),
  voice('Lily', 'pFZP5JQG7iQjIQuC4Bku', 'female', 'velvety, British'),
  voice('Bill', 'pqHfZKP75CvOlQylNhV4', 'male', 'old, wise, American'),
  voice('Laura', 'FGY2WhTYpPnrIDTdsKH5', 'female', 'young, enthusiastic, American'),
  voice('Charlie', 'IKne3meq5aSn9XLyUdCD', 'male', 'young, confident, Australian'),
  voice('Bella', 'hpp4J3VqNfWAUOO0d1Us', 'female', 'bright, warm, American'),
  voice('Roger', 'CwhRBWXzGAHq8TQ4Fs17', 'male', 'laid-back, American'),
  voice('River', 'SAz9YHcvj6GT2YYXdXww', 'neutral', 'relaxed, American'),
  voice('Callum', 'N2lVS1w4EtoT3dr4eOWO', 'male', 'husky trickster, American'),
  voice('Eric', 'cjVigY5qzO86Huf0OWal', 'male', 'smooth, trustworthy, American'),
  voice('Chris', 'iP95p4xoKVk53GoZ742B', 'male', 'casual, down-to-earth, American'),
  voice('Will', 'bIHbv24MWmeRgasZH58o', 'male', 'young, optimistic, American'),
  voice('Harry', 'SOYHLrjzK2X1ezoPC6cr', 'male', 'fierce, American'),
  voice('Adam', 'pNInz6obpgDQGcFmaJgB', 'male', 'dominant, firm, American'),
];

export const KNOWN_VOICES: readonly KnownVoice[] = DEFAULT_VOICES.map(
  ({ id: _id, ...known }) => known,
);

/** Other voices, cloned or of the library, are named by their ids. */
export function voiceIdOf(name: string): string {
  return DEFAULT_VOICES.find((each) => each.name === name)?.id ?? name;
}
