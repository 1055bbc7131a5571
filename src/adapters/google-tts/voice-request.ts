import type { JsonObject } from '../../film/json.ts';
import type { VoiceRequest } from '../../providers/voice-provider.ts';
import { invalid } from './invalid.ts';
import { takesIpa } from './locale.ts';
import { ssmlOf } from './ssml.ts';
import { familyOf } from './voice-model.ts';
import { selectionOf } from './voice-name.ts';

/** `cloud_tts.proto`: all that is read, with its markup. */
const MOST_INPUT = 5000;
/** Google's page of Gemini-TTS, of the prompt alone. */
const MOST_PROMPT = 4000;

/**
 * The body of `text:synthesize`. LINEAR16 is asked for, which is a WAV: exactly as long as what is heard.
 *
 * @throws ProviderError `provider/invalid-request`
 */
export function bodyOf(request: VoiceRequest): JsonObject {
  const { rate, pitch, words } = request;
  const voice = selectionOf(request);
  return {
    input: inputOf(request, voice.languageCode),
    voice: { ...voice },
    audioConfig: {
      audioEncoding: 'LINEAR16',
      ...(rate !== 1 && { speakingRate: rate }),
      ...(pitch !== 0 && { pitch }),
    },
    ...(words && { enableTimePointing: ['SSML_MARK'] }),
  };
}

function inputOf(request: VoiceRequest, locale: string): JsonObject {
  const { model, text, ipa, words } = request;
  if (familyOf(model).ssml && (words || ipa.length > 0)) {
    const ssml = ssmlOf(text, { ipa, marked: words });
    const bytes = Buffer.byteLength(ssml);
    if (bytes <= MOST_INPUT) return { ssml };
    const why = `with its marks and pronunciations the line has ${bytes} bytes`;
    throw invalid(`${why}, and ${model} reads no more than ${MOST_INPUT} at once`);
  }
  const prompt = promptOf(request);
  return {
    text,
    ...(prompt !== undefined && { prompt }),
    ...(ipa.length > 0 && { customPronunciations: { pronunciations: spelled(request, locale) } }),
  };
}

function spelled({ ipa }: VoiceRequest, locale: string): JsonObject[] {
  if (!takesIpa(locale)) throw invalid(`in ${locale} its voices take no pronunciations`);
  return ipa.map(({ word, ipa: pronunciation }) => ({
    phrase: word,
    phoneticEncoding: 'PHONETIC_ENCODING_IPA',
    pronunciation,
  }));
}

function promptOf({ tone, style }: VoiceRequest): string | undefined {
  const wishes = [
    ...(tone === undefined ? [] : [`Tone: ${tone}`]),
    ...(style === undefined ? [] : [`Style: ${style}`]),
  ];
  if (wishes.length === 0) return undefined;
  const prompt = ['Say the following.', ...wishes].join('\n');
  if (Buffer.byteLength(prompt) <= MOST_PROMPT) return prompt;
  throw invalid(`tone and style have more than ${MOST_PROMPT} bytes`);
}
