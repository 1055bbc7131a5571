import type { Character } from '../../film/character.ts';
import type { Film } from '../../film/film.ts';
import type { Json } from '../../film/json.ts';
import type { Shot } from '../../film/shot.ts';

/** One thing that somebody wrote, by its path in the shot, with its value. */
export interface SaidField {
  readonly path: string;
  readonly value: Json;
}

/** Names and keys that say nothing by themselves, or are listed in a way of their own. */
const NAMES = new Set([
  'id',
  'scene',
  'environment',
  'lighting',
  'characters',
  'style',
  'providerOptions',
]);

/** Numbers whose 0 is what they are when nobody writes them. */
const NOUGHT_IS_UNSAID = new Set(['dutch', 'gainDb', 'retakes', 'elevation']);

/**
 * Lists everything that was said about a shot, its people, its place, its light and its style. The
 * lists of shared things are made once and shared; a field that is new to a type is walked by
 * itself, so that no field can be forgotten.
 */
export function saidFields(
  shot: Shot,
  film: Film,
  cast: readonly Character[],
  lightingId: Shot['lighting'],
): readonly (readonly SaidField[])[] {
  const groups: (readonly SaidField[])[] = [ownFields(shot)];
  const environment = shot.environment && film.environments[shot.environment];
  if (environment) groups.push(sharedFields('environment', environment));
  const lighting = lightingId && film.lighting[lightingId];
  if (lighting) groups.push(sharedFields('lighting', lighting));
  for (const character of cast) groups.push(sharedFields(`characters.${character.id}`, character));
  groups.push(sharedFields('style', shot.style));
  return groups;
}

function ownFields(shot: Shot): readonly SaidField[] {
  const fields: SaidField[] = [];
  for (const key of keysOf(shot)) {
    if (key === 'providers') walk(key, key, chosenProviders(shot), fields);
    else if (!NAMES.has(key)) walk(key, key, shot[key], fields);
  }
  for (const [name, options] of Object.entries(shot.providerOptions)) {
    fields.push({ path: `providerOptions.${name}`, value: options });
  }
  if (shot.characters.length > 0) fields.push({ path: 'characters', value: shot.characters });
  return fields;
}

function chosenProviders(shot: Shot): object {
  const { namedBy: _, ...providers } = shot.providers;
  return providers;
}

function sharedFields(prefix: string, thing: object): readonly SaidField[] {
  const known = shared.get(thing);
  if (known !== undefined) return known;
  const fields = fieldsOf(prefix, thing);
  shared.set(thing, fields);
  return fields;
}

/** What is said by one thing of that name. */
export function fieldsOf(prefix: string, thing: object): readonly SaidField[] {
  const fields: SaidField[] = [];
  for (const [key, value] of Object.entries(thing)) {
    if (key !== 'id') walk(`${prefix}.${key}`, key, value, fields);
  }
  return fields;
}

const shared = new WeakMap<object, readonly SaidField[]>();

function walk(path: string, key: string, value: unknown, fields: SaidField[]): void {
  if (value === undefined || value === null) return;
  if (typeof value !== 'object') {
    if (value === false && key !== 'interior') return;
    if (value === 0 && NOUGHT_IS_UNSAID.has(key)) return;
    fields.push({ path, value: value as Json });
    return;
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return;
    if (typeof value[0] !== 'object') fields.push({ path, value: value as Json });
    else for (const [index, each] of value.entries()) walk(`${path}.${index}`, key, each, fields);
    return;
  }
  if (isWhole(value)) {
    fields.push({ path, value: value as Json });
    return;
  }
  const record = value as Readonly<Record<string, unknown>>;
  for (const inner of keysOf(record)) walk(`${path}.${inner}`, inner, record[inner], fields);
}

/** Every field of every shot comes by here: lists of pairs would be a tenth of a film's garbage. */
function keysOf<T extends object>(thing: T): readonly (keyof T & string)[] {
  return Object.keys(thing) as (keyof T & string)[];
}

/** Small records that are one statement: a duration, a direction of light, a reference. */
function isWhole(value: object): boolean {
  if ('image' in value && 'role' in value) return true;
  if ('azimuth' in value) return typeof value.azimuth === 'number';
  return 'unit' in value && (value.unit === 'frames' || value.unit === 'time');
}
