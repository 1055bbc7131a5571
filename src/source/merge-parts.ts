import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from './source-text.ts';
import type { Span } from './source-text.ts';
import { resolveAlias } from './yaml/yaml-node.ts';
import type { YamlEntry, YamlMapping } from './yaml/yaml-node.ts';

/** Keys that an included file may have; each is merged into the film's. */
export const INCLUDABLE = [
  'characters',
  'environments',
  'lighting',
  'styles',
  'vars',
  'scenes',
] as const;

/** One mapping out of the film's own and those of the files that it includes, in their order. */
export function mergeParts(
  film: YamlMapping,
  included: readonly YamlMapping[],
  problems: Diagnostic[],
): YamlMapping {
  if (included.length === 0) return film;
  const entries = new Map(film.entries);
  for (const name of INCLUDABLE) {
    const parts = [...included, film].flatMap((part) => part.entries.get(name) ?? []);
    const [first] = parts;
    if (first === undefined) continue;
    entries.set(name, parts.length === 1 ? first : mergeEntries(name, parts, first, problems));
  }
  return { ...film, entries };
}

function mergeEntries(
  name: string,
  parts: readonly YamlEntry[],
  first: YamlEntry,
  problems: Diagnostic[],
): YamlEntry {
  const values = parts.map((part) => resolveAlias(part.value));
  if (name === 'scenes') {
    const items = values.flatMap((value) => (value.kind === 'sequence' ? value.items : [value]));
    return { key: first.key, value: { ...placeOf(first), kind: 'sequence', items } };
  }
  const entries = new Map<string, YamlEntry>();
  for (const value of values) {
    if (value.kind !== 'mapping') continue;
    for (const [key, entry] of value.entries) {
      const before = entries.get(key);
      if (before === undefined) entries.set(key, entry);
      else reportTwice(name, before, entry, problems);
    }
  }
  return { key: first.key, value: { ...placeOf(first), kind: 'mapping', entries } };
}

function placeOf(entry: YamlEntry): Span {
  const { source, start, end } = entry.value;
  return { source, start, end };
}

function reportTwice(
  name: string,
  before: YamlEntry,
  entry: YamlEntry,
  problems: Diagnostic[],
): void {
  const other = diagnose(before.key, { code: '', severity: 'error', message: '' });
  problems.push(
    diagnose(entry.key, {
      code: 'film/defined-twice',
      severity: 'error',
      message: `\`${entry.key.name}\` is in \`${name}\` twice: here and at ${other.file}:${other.start.line}:${other.start.column}.`,
      hint: 'Keep one of them, or give the other a name of its own.',
    }),
  );
}
