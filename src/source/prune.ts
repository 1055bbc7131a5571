import type { SchemaFinding } from './schema-findings.ts';
import { emptyMapping } from './to-data.ts';
import type { Data } from './to-data.ts';

/**
 * Leaves out what the schema refused, so that the rest of the film can still be read and all of its
 * problems are found in one go. Scenes and shots keep their places in their lists.
 */
export function prune(document: Data, findings: readonly SchemaFinding[]): void {
  const removed = new Map<Data[], Set<number>>();
  for (const { drop } of findings) {
    let parent: Data = document;
    for (const segment of drop.slice(0, -1)) parent = childOf(parent, segment);
    const last = drop.at(-1);
    if (last === undefined) continue;
    if (Array.isArray(parent) && typeof last === 'number') {
      const list = parent;
      const name = drop.findLast((segment) => typeof segment === 'string');
      if (name === 'shots' || name === 'scenes') {
        const item = list[last];
        if (typeof item !== 'object' || item === null || Array.isArray(item)) {
          list[last] = emptyMapping();
        }
      } else {
        removed.set(list, (removed.get(list) ?? new Set()).add(last));
      }
    } else if (parent !== null && typeof parent === 'object' && !Array.isArray(parent)) {
      delete parent[String(last)];
    }
  }
  for (const [list, places] of removed) {
    list.splice(0, list.length, ...list.filter((_, index) => !places.has(index)));
  }
}

function childOf(value: Data, segment: string | number): Data {
  if (Array.isArray(value)) return value[Number(segment)] ?? null;
  if (value !== null && typeof value === 'object') return value[segment] ?? null;
  return null;
}
