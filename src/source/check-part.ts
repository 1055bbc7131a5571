import { placeFinding } from './place-finding.ts';
import type { Placed } from './place-finding.ts';
import { noVariables } from './replace-variables.ts';
import { FILM_LANGUAGE } from './film-language.ts';
import { checkSchema } from './schema-findings.ts';
import { emptyMapping, toData } from './to-data.ts';
import type { YamlMapping } from './yaml/yaml-node.ts';

/**
 * What the schema has against the values of some keys of one file: of those that don't reach the
 * document that the film and its parts become together. Variables are not known yet.
 */
export function checkKeysOf(part: YamlMapping, keys: readonly string[]): readonly Placed[] {
  const document = emptyMapping();
  for (const key of keys) {
    const entry = part.entries.get(key);
    if (entry !== undefined) document[key] = toData(entry.value, noVariables(), [], [key]);
  }
  if (Object.keys(document).length === 0) return [];
  document['title'] = 'a part has none, and a film needs one';
  return checkSchema(document, FILM_LANGUAGE).findings.map((finding) =>
    placeFinding(part, finding),
  );
}
