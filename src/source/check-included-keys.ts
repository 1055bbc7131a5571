import { FILM_SCHEMA } from './generated/film-schema.ts';
import { INCLUDABLE } from './merge-parts.ts';
import { suggestion } from './nearest.ts';
import type { Placed } from './place-finding.ts';
import { diagnose } from './source-text.ts';
import type { YamlMapping } from './yaml/yaml-node.ts';

const KNOWN: readonly string[] = [...INCLUDABLE, 'include'];

/** Reports what only the film's own file can say, and what no file can. */
export function checkIncludedKeys(mapping: YamlMapping, problems: Placed[]): void {
  const filmKeys = new Set(Object.keys(FILM_SCHEMA.properties ?? {}));
  const severity = 'error';
  for (const { key } of mapping.entries.values()) {
    const { name } = key;
    if (KNOWN.includes(name) || name.startsWith('x-') || name === 'ministudio') continue;
    if (filmKeys.has(name)) {
      const message = `\`${name}\` can’t be in an included file.`;
      const hint = 'Move it to the film’s own file.';
      problems.push(diagnose(key, { code: 'film/include-key', severity, message, hint }));
    } else {
      const message = `\`${name}\` is not a field of an included file.`;
      const hint = suggestion(name, KNOWN) ?? 'A key of your own starts with `x-`.';
      problems.push(diagnose(key, { code: 'film/unknown-key', severity, message, hint }));
    }
  }
}
