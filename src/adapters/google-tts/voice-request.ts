import type { JsonObject } from '../../film/json.ts';
import type { VoiceRequest } from '../../providers/voice-provider.ts';
import { promptOf } from './gemini-prompt.ts';
import { invalid } from './invalid.ts';
import { takesIpaIn } from './locale.ts';
import { MOST_INPUT, sentAs, ssmlOf } from './ssml.ts';
import { familyOf } from './voice-model.ts';
import { selectionOf } from './voice-name.ts';

/** Google's page of Gemini-TTS, of the prompt alone. */
const MOST_PROMPT = 4000;

/** What is sent for one line. */
export interface SpeechCall {
  readonly body: JsonObject;
  /** Whether it has a mark at each word, which times are told of. */
  readonly marked: boolean;
}

/**
 * The body of `text:synthesize`. LINEAR16 is asked for, which is a WAV: exactly as long as what is heard.
 *
 * @throws ProviderError `provider/invalid-request`
 */
export function speechCallOf(request: VoiceRequest): SpeechCall {
  const { rate, pitch } = request;
  const voice = selectionOf(request);
  const { input, marked } = inputOf(request, voice.languageCode);
  const body = {
    input,
    voice: { ...voice },
    audioConfig: {
      audioEncoding: 'LINEAR16',
      ...(rate !== 1 && { speakingRate: rate }),
      ...(pitch !== 0 && { pitch }),
    },
    ...(marked && { enableTimePointing: ['SSML_MARK'] }),
  };
  return { body, marked };
}

function inputOf(
  request: VoiceRequest,
  locale: string,
): { readonly input: JsonObject; readonly marked: boolean } {
  const { model, text, ipa } = request;
  if (!familyOf(model).ssml) return { input: textInputOf(request, locale), marked: false };
  const way = sentAs(request);
  if (way === 'text') return { input: { text }, marked: false };
  const marked = way === 'marked ssml';
  const ssml = ssmlOf(text, { ipa, marked });
  const bytes = Buffer.byteLength(ssml);
  if (bytes <= MOST_INPUT) return { input: { ssml }, marked };
  const why = `with its pronunciations the line has ${bytes} bytes`;
  throw invalid(`${why}, and ${model} reads no more than ${MOST_INPUT} at once`);
}

function textInputOf(request: VoiceRequest, locale: string): JsonObject {
  const { text, ipa } = request;
  const prompt = checkedPrompt(request);
  return {
    text,
    ...(prompt !== undefined && { prompt }),
    ...(ipa.length > 0 && { customPronunciations: { pronunciations: spelled(request, locale) } }),
  };
}

function spelled({ ipa }: VoiceRequest, locale: string): JsonObject[] {
  if (!takesIpaIn(locale)) throw invalid(`in ${locale} its voices take no pronunciations`);
  return ipa.map(({ word, ipa: pronunciation }) => ({
    phrase: word,
    phoneticEncoding: 'PHONETIC_ENCODING_IPA',
    pronunciation,
  }));
}

function checkedPrompt(request: VoiceRequest): string | undefined {
  const prompt = promptOf(request);
  if (prompt === undefined || Buffer.byteLength(prompt) <= MOST_PROMPT) return prompt;
  throw invalid(`tone and style have more than ${MOST_PROMPT} bytes`);
}
