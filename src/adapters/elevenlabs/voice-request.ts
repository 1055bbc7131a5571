import type { JsonObject } from '../../film/json.ts';
import type { VoiceRequest } from '../../providers/voice-provider.ts';
import { invalid } from './invalid.ts';
import { readOptions } from './options.ts';
import { voiceIdOf } from './voices.ts';

const MOST_SEED = 4_294_967_295;

/** What is sent for one line. */
export interface SpeechCall {
  readonly voiceId: string;
  /** Such as `pcm_24000`. */
  readonly format: string;
  readonly body: JsonObject;
}

/** @throws ProviderError `provider/invalid-request` */
export function speechCallOf(request: VoiceRequest): SpeechCall {
  const { model, voice, text, language, rate, seed, options } = request;
  const { format, settings, normalization } = readOptions(model, options);
  const voiceId = voiceIdOf(voice);
  if (!/^[\w-]+$/.test(voiceId)) throw invalid(`${voice} is neither a voice’s name nor its id`);
  refuseMarkup(model, text);
  if (seed !== undefined && !(Number.isInteger(seed) && seed >= 0 && seed <= MOST_SEED)) {
    throw invalid(`a seed is a whole number from 0 to ${MOST_SEED}`);
  }
  const wanted = { ...settings, ...(rate !== 1 && { speed: rate }) };
  return {
    voiceId,
    format,
    body: {
      text: `${directionOf(request)}${text}`,
      model_id: model,
      // That model hears the language itself, and refuses to be told.
      ...(model !== 'eleven_multilingual_v2' && { language_code: language.split('-')[0]! }),
      ...(Object.keys(wanted).length > 0 && { voice_settings: wanted }),
      ...(seed !== undefined && { seed }),
      ...normalization,
    },
  };
}

/** How the line is said, as it is sent before it. */
export function directionOf({ style }: Pick<VoiceRequest, 'style'>): string {
  return style === undefined ? '' : `[${style}] `;
}

/** What would be taken for a direction, and not said. */
function refuseMarkup(model: string, text: string): void {
  if (model === 'eleven_v3' && /[[\]]/.test(text)) {
    throw invalid('eleven_v3 takes what is in [brackets] for a direction, and does not say it');
  }
  if (/<\/?[a-z][^<>]*>/i.test(text)) {
    throw invalid('what looks like a tag, in <angle brackets>, is not said');
  }
}
