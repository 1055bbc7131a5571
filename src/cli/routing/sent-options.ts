import type { JsonObject } from '../../film/json.ts';
import { isSentOption } from '../../film/vocabulary.ts';

/** The options of a film that its provider is sent. */
export function sentOptions(options: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(options).filter(([name]) => isSentOption(name)));
}
