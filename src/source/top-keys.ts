import { FILM_SCHEMA } from './generated/film-schema.ts';
import { INCLUDABLE } from './merge-parts.ts';
import { didYouMean, nearest, suggestion } from './nearest.ts';
import { placeFinding } from './place-finding.ts';
import type { Placed } from './place-finding.ts';
import { respell } from './respell.ts';
import { diagnose } from './source-text.ts';
import type { YamlKey, YamlMapping } from './yaml/yaml-node.ts';

const OF_FILM: readonly string[] = Object.keys(FILM_SCHEMA.properties ?? {});
const OF_PART: readonly string[] = [...INCLUDABLE, 'include'];

/**
 * The film's own file with misspelt keys read as they were meant, so that what it includes is read
 * and merged. Its other keys are judged with the rest of the film.
 */
export function readFilmKeys(mapping: YamlMapping, problems: Placed[]): YamlMapping {
  return asMeant(mapping, OF_FILM, 'the film', problems);
}

/** An included file, as `readFilmKeys`; reports what only the film's own can say, and what no file can. */
export function readPartKeys(mapping: YamlMapping, problems: Placed[]): YamlMapping {
  const meant = asMeant(mapping, OF_PART, 'an included file', problems);
  const severity = 'error';
  for (const [name, { key }] of meant.entries) {
    if (OF_PART.includes(name) || name.startsWith('x-') || name === 'ministudio') continue;
    if (OF_FILM.includes(name)) {
      const message = `\`${name}\` can’t be in an included file.`;
      const hint = 'Move it to the film’s own file.';
      problems.push(diagnose(key, { code: 'film/include-key', severity, message, hint }));
    } else {
      const hint = suggestion(name, OF_PART) ?? 'A key of your own starts with `x-`.';
      problems.push(unknownKey(mapping, key, 'an included file', hint));
    }
  }
  return meant;
}

function asMeant(
  mapping: YamlMapping,
  known: readonly string[],
  what: string,
  problems: Placed[],
): YamlMapping {
  const names = new Set(mapping.entries.keys());
  const respellings = [...mapping.entries.values()].flatMap(({ key }) => {
    const { name } = key;
    if (OF_FILM.includes(name) || known.includes(name) || name.startsWith('x-')) return [];
    const meant = nearest(name, known);
    if (meant === undefined || names.has(meant)) return [];
    names.add(meant);
    problems.push(unknownKey(mapping, key, what, didYouMean(name, known) ?? ''));
    return [{ path: [], key: name, meant }];
  });
  return respellings.length === 0 ? mapping : respell(mapping, respellings);
}

function unknownKey(mapping: YamlMapping, { name }: YamlKey, what: string, hint: string): Placed {
  return placeFinding(mapping, {
    code: 'film/unknown-key',
    severity: 'error',
    message: `\`${name}\` is not a field of ${what}.`,
    hint,
    path: [name],
    atKey: true,
  });
}
