import type { Json, JsonObject } from '../../film/json.ts';
import { ProviderError } from '../../providers/provider-error.ts';

export const NAME = 'huggingface';

/** The option that holds what only the model knows. */
export const PARAMETERS = 'parameters';

/** What only the model knows goes as it is. Throws `provider/invalid-request`. */
export function passedOn(
  { [PARAMETERS]: parameters, ...options }: JsonObject,
  known: readonly string[],
): JsonObject {
  const unknown = Object.keys(options).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const text = `has no option ${unknown.join(', ')}; what only its model knows goes into parameters`;
    throw invalid(text);
  }
  if (parameters !== undefined && !isMapping(parameters)) {
    throw invalid('takes for parameters a mapping');
  }
  return { ...options, ...parameters };
}

export function invalid(what: string): ProviderError {
  return new ProviderError('provider/invalid-request', `${NAME} ${what}`, {
    retryable: false,
    submitted: 'no',
    hint: 'Correct it in the film: a mistake there would be paid for.',
  });
}

function isMapping(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
