import type { JsonObject } from '../../film/json.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { VoiceRequest } from '../../providers/voice-provider.ts';

/** Of OpenAI's description of the API. */
const MOST_INSTRUCTIONS = 4096;

/**
 * The body of `POST /audio/speech`. WAV is asked for, as it is exactly as long as what is heard: MP3
 * has silence of its encoder at both ends.
 *
 * @throws ProviderError `provider/invalid-request`
 */
export function bodyOf({ model, voice, text, rate, tone, style }: VoiceRequest): JsonObject {
  const instructions = [
    ...(tone === undefined ? [] : [`Tone: ${tone}`]),
    ...(style === undefined ? [] : [`Style: ${style}`]),
  ].join('\n');
  if (instructions.length > MOST_INSTRUCTIONS) {
    const message = `openai-speech: tone and style have more than ${MOST_INSTRUCTIONS} characters`;
    throw new ProviderError('provider/invalid-request', message, {
      retryable: false,
      submitted: 'no',
    });
  }
  return {
    model,
    input: text,
    // The id of a voice of one's own stands in an object.
    voice: voice.startsWith('voice_') ? { id: voice } : voice,
    response_format: 'wav',
    ...(rate !== 1 && { speed: rate }),
    ...(instructions !== '' && { instructions }),
  };
}
