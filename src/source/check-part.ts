import { checkDocument } from './check-document.ts';
import { placeFinding } from './place-finding.ts';
import type { Placed } from './place-finding.ts';
import { noVariables } from './replace-variables.ts';
import { FILM_LANGUAGE } from './film-language.ts';
import { emptyMapping, toData } from './to-data.ts';
import type { YamlMapping } from './yaml/yaml-node.ts';

/**
 * What the schema has against the values of some keys of one file: of those that don't reach the
 * document that the film and its parts become together. Variables are not known yet.
 */
export function checkKeysOf(part: YamlMapping, keys: readonly string[]): readonly Placed[] {
  if (!keys.some((key) => part.entries.has(key))) return [];
  const { root, findings } = checkDocument(part, FILM_LANGUAGE, (tree) => {
    const document = emptyMapping();
    for (const key of keys) {
      const entry = tree.entries.get(key);
      if (entry !== undefined) document[key] = toData(entry.value, noVariables(), [], [key]);
    }
    document['title'] = 'a part has none, and a film needs one';
    return document;
  });
  return findings.map((finding) => placeFinding(root, finding));
}
