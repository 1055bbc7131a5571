import { checkKeysOf } from './check-part.ts';
import type { Placed } from './place-finding.ts';
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

/**
 * One mapping out of the film's own and those of the files that it includes, in their order. What
 * can't be merged, because it is no mapping or list as the others are, is reported.
 */
export function mergeParts(
  film: YamlMapping,
  included: readonly YamlMapping[],
  problems: Placed[],
): YamlMapping {
  if (included.length === 0) return film;
  const entries = new Map(film.entries);
  for (const name of INCLUDABLE) {
    const parts = [...included, film].filter((part) => part.entries.has(name));
    // One alone is judged with the rest of the film.
    const fitting = parts.length === 1 ? parts : parts.filter((part) => canMerge(name, part));
    for (const part of parts) {
      if (!fitting.includes(part)) problems.push(...checkKeysOf(part, [name]));
    }
    const values = fitting.flatMap((part) => part.entries.get(name) ?? []);
    const [first] = values;
    if (first === undefined) entries.delete(name);
    else
      entries.set(name, values.length === 1 ? first : mergeEntries(name, values, first, problems));
  }
  return { ...film, entries };
}

function canMerge(name: string, part: YamlMapping): boolean {
  const entry = part.entries.get(name);
  const { kind } = entry === undefined ? part : resolveAlias(entry.value);
  return kind === (name === 'scenes' ? 'sequence' : 'mapping');
}

function mergeEntries(
  name: string,
  parts: readonly YamlEntry[],
  first: YamlEntry,
  problems: Placed[],
): YamlEntry {
  const values = parts.map((part) => resolveAlias(part.value));
  if (name === 'scenes') {
    const items = values.flatMap((value) => (value.kind === 'sequence' ? value.items : []));
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

function reportTwice(name: string, before: YamlEntry, entry: YamlEntry, problems: Placed[]): void {
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
