import type { JsonObject } from '../../film/json.ts';
import type { VoiceRequest } from '../../providers/voice-provider.ts';
import { PARAMETERS, passedOn } from './options.ts';

const OPTIONS = ['enable_safety_checker'] as const;

/** With that under which stands what only the model knows. */
export const OPTION_NAMES = [...OPTIONS, PARAMETERS];

/**
 * The input of a model of speech of fal, as the router passes it on.
 *
 * @throws ProviderError `provider/invalid-request`
 */
export function voiceInputOf({ text, voice, rate, options }: VoiceRequest): JsonObject {
  return {
    // Hugging Face's own client sends the one, and fal's page of Kokoro names the other.
    text,
    prompt: text,
    voice,
    ...(rate !== 1 && { speed: rate }),
    ...passedOn(options, OPTIONS),
  };
}
