import type { ReadSource } from './read-source.ts';
import { positionAt } from './source-text.ts';

/** Keys of a film under which names are given to its parts. */
const DICTIONARIES: readonly string[] = [
  'vars',
  'characters',
  'environments',
  'lighting',
  'styles',
];

/**
 * The dictionaries of which a film may have more than was read: all where a part of it is missing,
 * and where its YAML is broken those that may go on behind the break. One that another key follows
 * before the break was read to its end.
 */
export function unreadNames({ root, problems, isPartial }: ReadSource): readonly string[] {
  const breaks = problems.filter(({ code }) => code === 'yaml/syntax');
  if (isPartial || root === null) return DICTIONARIES;
  // All that stands behind the line that ends a document.
  if (problems.some(({ code }) => code === 'yaml/documents')) return [...DICTIONARIES, 'scenes'];
  if (breaks.length === 0) return [];
  const { file } = root.source;
  if (breaks.some((broken) => broken.file !== file)) return DICTIONARIES;
  const line = Math.min(...breaks.map(({ start }) => start.line));
  const before = [...root.entries.values()]
    .map(({ key }) => key)
    .filter(({ source, start }) => source === root.source && positionAt(source, start).line < line);
  const complete = new Set(before.slice(0, -1).map(({ name }) => name));
  return DICTIONARIES.filter((name) => !complete.has(name));
}
