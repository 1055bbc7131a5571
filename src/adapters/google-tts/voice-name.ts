import type { VoiceRequest } from '../../providers/voice-provider.ts';
import { invalid } from './invalid.ts';
import { isSameLanguage, localeOf } from './locale.ts';
import { familyOf } from './voice-model.ts';

/** Who speaks, as the service is told. */
export interface VoiceSelection {
  readonly languageCode: string;
  readonly name: string;
  /** Of Gemini-TTS alone: elsewhere the name of the voice says it. */
  readonly modelName?: string;
}

/**
 * A full name, `en-US-Neural2-C`, says its language and its family, by which it is paid for; both must
 * be those that were asked for. Voices of Chirp 3 are also called by their names alone.
 *
 * @throws ProviderError `provider/invalid-request`
 */
export function selectionOf({ model, voice, language }: VoiceRequest): VoiceSelection {
  const { inNames, namedAlone = false } = familyOf(model);
  const locale = localeOf(language);
  if (inNames === undefined) return { languageCode: locale, name: voice, modelName: model };
  const full = namedAlone && /^[A-Z][a-z]+$/.test(voice) ? `${locale}-${inNames}-${voice}` : voice;
  const [, own, family] = /^([a-z]{2,3}-[A-Za-z]{2,4})-(.+)-\w+$/.exec(full) ?? [];
  if (own === undefined || family !== inNames) {
    throw invalid(`${model} has no voice ${voice}; its voices are called LANGUAGE-${inNames}-NAME`);
  }
  if (!isSameLanguage(own, language)) throw invalid(`${voice} does not speak ${language}`);
  return { languageCode: own, name: full };
}
