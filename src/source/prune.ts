import { FILM_LANGUAGE } from './film-language.ts';
import { checkSchema } from './schema-findings.ts';
import type { SchemaFinding } from './schema-findings.ts';
import { emptyMapping, isMapping } from './to-data.ts';
import type { Data, DataMapping } from './to-data.ts';

/** Metres: no floor plan is larger. */
const WIDEST = [10_000, 10_000];

/** What is left out may be needed by what holds it; no part is nested deeper than this. */
const ROUNDS = 6;

/**
 * Leaves out what the schema refused, so that the rest of the film can still be read and all of its
 * problems are found in one go. Scenes and shots keep their places in their lists, and a film, scene
 * or shot may be left without its title or id.
 */
export function prune(document: Data, refused: readonly SchemaFinding[]): void {
  let findings = refused;
  for (let round = 0; round < ROUNDS && findings.length > 0; round += 1) {
    leaveOut(document, findings);
    ({ findings } = checkSchema(document, FILM_LANGUAGE));
  }
}

function leaveOut(document: Data, findings: readonly SchemaFinding[]): void {
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
      refuse(parent, String(last), drop);
    }
  }
  for (const [list, places] of removed) {
    list.splice(0, list.length, ...list.filter((_, index) => !places.has(index)));
  }
}

/**
 * Takes out one value. A name that is defined badly is still defined: it keeps a plain stand-in, so
 * that its uses are not reported as well.
 */
function refuse(parent: DataMapping, key: string, drop: SchemaFinding['drop']): void {
  const dictionary = String(drop.at(-2));
  const depth = drop.length;
  if (depth === 2 && ['characters', 'environments', 'lighting', 'styles'].includes(dictionary)) {
    parent[key] = emptyMapping();
  } else if (['emotions', 'motion', 'wardrobe'].includes(dictionary) && depth === 4) {
    parent[key] = '';
  } else if (key === 'layout' && isMapping(parent[key])) {
    // Its marks and pieces have their names, however large it is.
    parent[key]['size'] = [...WIDEST];
  } else if (dictionary === 'marks') {
    parent[key] = [0, 0];
  } else if (dictionary === 'pieces' && drop.includes('layout')) {
    parent[key] = Object.assign(emptyMapping(), { at: [0, 0], size: [1, 1] });
  } else if (key === 'type' && (dictionary === 'transition' || dictionary === 'ending')) {
    // How long it lasts says nothing where nobody knows what it is.
    delete parent[key];
    delete parent['duration'];
  } else if (key !== 'id' || typeof parent[key] !== 'string') {
    delete parent[key];
  }
}

function childOf(value: Data, segment: string | number): Data {
  if (Array.isArray(value)) return value[Number(segment)] ?? null;
  if (value !== null && typeof value === 'object') return value[segment] ?? null;
  return null;
}
