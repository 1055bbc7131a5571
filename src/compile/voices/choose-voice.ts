import { speaksLanguage } from '../../film/speaks-language.ts';
import type { KnownVoice, VoiceModel } from '../../providers/voice-model.ts';

/** What is known of whoever is to speak. */
export interface Speaker {
  readonly language: string;
  readonly gender?: KnownVoice['gender'];
  /** Voices that others of the film have already. */
  readonly taken: readonly string[];
}

/**
 * The voice of a speaker for whom nobody names one: of those that speak the language, and are of the
 * gender if one is said, the first that the fewest others have. The same speakers in the same order
 * always get the same voices. Undefined where the model knows none that fits.
 */
export function chooseVoice(
  { voices }: Pick<VoiceModel, 'voices'>,
  { language, gender, taken }: Speaker,
): KnownVoice | undefined {
  const holders = ({ name }: KnownVoice): number => taken.filter((each) => each === name).length;
  const fitting = voices.known.filter(
    (voice) =>
      (voice.language === 'any' || speaksLanguage([voice.language], language)) &&
      (gender === undefined || voice.gender === gender),
  );
  const fewest = Math.min(...fitting.map(holders));
  return fitting.find((voice) => holders(voice) === fewest);
}
