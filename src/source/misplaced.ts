import type { Path } from './locate.ts';
import { resolveSchema } from './match-schema.ts';
import type { DocumentSchema, SchemaNode } from './schema-node.ts';
import { anyOf } from './schema-words.ts';

/** Beyond so many places where a key could have been meant, none of them is named. */
const MOST_PLACES = 2;

/** How a field is reached: through the names of fields, entries of a dictionary (`*`) and lists (`[]`). */
type Steps = readonly string[];

/** Where a key belongs that is unknown where it stands, as words for people. */
export interface Belongs {
  readonly hint: string;
  /** The part of the document that would have held it. */
  readonly about: Path;
}

/**
 * Where a key belongs that is unknown in the mapping at `path`: in one that holds that mapping, in
 * one that stands in it, or in one beside it. Undefined where it is known nowhere near, or in too
 * many places.
 */
export function belongs(
  schema: DocumentSchema,
  whole: string,
  path: Path,
  key: string,
): Belongs | undefined {
  const holders = holdersOf(schema, path);
  const outer = holders.slice(0, -1).findLast(({ node }) => has(node, key));
  if (outer !== undefined) {
    const what = outer.depth === 0 ? whole : `the ${outer.node.title ?? 'mapping'}`;
    const beside = String(path[outer.depth]);
    return {
      hint: `It belongs to ${what}, beside \`${beside}\`.`,
      about: [...path.slice(0, outer.depth), key],
    };
  }
  const [own, ...outers] = holders.toReversed();
  if (own === undefined) return undefined;
  const searches: readonly (readonly [Holder, number])[] = [
    [own, 1],
    [own, 2],
    ...outers.map((each) => [each, 1] as const),
  ];
  for (const [from, fields] of searches) {
    const found = lookedUp(schema, from.node, key, fields);
    if (found.length === 0) continue;
    if (found.length > MOST_PLACES) return undefined;
    return {
      hint: `It belongs in ${anyOf(found.map((steps) => `\`${snippet(steps, key)}\``))}.`,
      about: [...path.slice(0, from.depth), found[0]?.[0] ?? key],
    };
  }
  return undefined;
}

interface Holder {
  readonly node: SchemaNode;
  /** How much of the path leads to it. */
  readonly depth: number;
}

function has({ properties = {} }: SchemaNode, key: string): boolean {
  return Object.hasOwn(properties, key);
}

/** The mappings on the way from the whole document to the one at `path`. */
function holdersOf(schema: DocumentSchema, path: Path): readonly Holder[] {
  const holders: Holder[] = [];
  let node: SchemaNode | undefined = schema;
  for (let depth = 0; depth <= path.length && node !== undefined; depth += 1) {
    const segment: string | number | undefined = path[depth];
    const kind = typeof segment === 'number' ? 'array' : 'object';
    const place: SchemaNode = resolveSchema(schema, node);
    const branch: SchemaNode = resolveSchema(schema, place.oneOfType?.[kind] ?? place);
    if (kind === 'object') holders.push({ node: branch, depth });
    node = segment === undefined ? undefined : stepInto(branch, segment);
  }
  return holders;
}

function stepInto(node: SchemaNode, segment: string | number): SchemaNode | undefined {
  if (typeof segment === 'number') return node.items;
  const { properties = {}, additionalProperties } = node;
  if (Object.hasOwn(properties, segment)) return properties[segment];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

const searched = new WeakMap<SchemaNode, Map<string, readonly Steps[]>>();

/** As `inside`, once for all the mappings of a kind: an author makes the same mistake again and again. */
function lookedUp(
  schema: DocumentSchema,
  node: SchemaNode,
  key: string,
  depth: number,
): readonly Steps[] {
  const known = searched.get(node) ?? new Map<string, readonly Steps[]>();
  searched.set(node, known);
  const question = `${depth} ${key}`;
  const found = known.get(question) ?? inside(schema, node, key, depth);
  known.set(question, found);
  return found;
}

/** The ways from a mapping to others that know the key, over so many fields. */
function inside(
  schema: DocumentSchema,
  node: SchemaNode,
  key: string,
  depth: number,
): readonly Steps[] {
  const found: Steps[] = [];
  for (const [name, place] of Object.entries(node.properties ?? {})) {
    for (const [steps, mapping] of mappingsOf(schema, place, [name])) {
      if (depth === 1 && has(mapping, key)) found.push(steps);
      if (depth > 1) {
        for (const more of inside(schema, mapping, key, depth - 1)) {
          found.push([...steps, ...more]);
        }
      }
    }
  }
  return found;
}

/** The mappings that a field holds: itself, the entries of a dictionary, the items of a list. */
function mappingsOf(
  schema: DocumentSchema,
  place: SchemaNode,
  steps: Steps,
): readonly (readonly [Steps, SchemaNode])[] {
  const node = resolveSchema(schema, place);
  const branches = [node, node.oneOfType?.object, node.oneOfType?.array]
    .filter((each) => each !== undefined)
    .map((each) => resolveSchema(schema, each));
  return branches.flatMap(({ properties, additionalProperties, items, ...rest }) => {
    const own: (readonly [Steps, SchemaNode])[] =
      properties === undefined ? [] : [[steps, { ...rest, properties }]];
    if (typeof additionalProperties === 'object') {
      own.push([[...steps, '*'], resolveSchema(schema, additionalProperties)]);
    }
    if (items !== undefined) own.push(...mappingsOf(schema, items, [...steps, '[]']));
    return own;
  });
}

/** How it is written: `characters: { NAME: { height: … } }`. */
function snippet(steps: Steps, key: string): string {
  return steps.reduceRight((inner, step) => {
    if (step === '[]') return `[{ ${inner} }]`;
    const held = inner.startsWith('[') ? inner : `{ ${inner} }`;
    return `${step === '*' ? 'NAME' : step}: ${held}`;
  }, `${key}: …`);
}
