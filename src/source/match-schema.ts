import type { Path } from './locate.ts';
import type { DocumentSchema, JsonType, SchemaNode, SchemaType } from './schema-node.ts';
import type { Data, DataMapping } from './to-data.ts';

/** One keyword of the schema that a part of the document does not satisfy. */
export interface Mismatch {
  readonly keyword: keyof SchemaNode;
  /** The place of the schema that has the keyword. */
  readonly node: SchemaNode;
  readonly path: Path;
  readonly value: Data;
  /** The key that is unknown, missing or badly named. */
  readonly key?: string;
}

/** All of a document's mismatches with a schema, from the outside in. */
export function matchSchema(schema: DocumentSchema, document: Data): readonly Mismatch[] {
  const found: Mismatch[] = [];
  const path: (string | number)[] = [];

  const differs = (
    keyword: keyof SchemaNode,
    node: SchemaNode,
    value: Data,
    key?: string,
  ): void => {
    found.push({ keyword, node, path: [...path], value, ...(key !== undefined && { key }) });
  };

  const match = (place: SchemaNode, value: Data): void => {
    const node = resolveSchema(schema, place);
    const kind = typeOf(value);
    if (node.type !== undefined && !isOneOf(node.type, kind, value)) {
      differs('type', node, value);
      return;
    }
    const branch = node.oneOfType?.[kind];
    if (branch !== undefined) match(branch, value);
    else if (node.enum !== undefined) matchTerm(node, value);
    else if (typeof value === 'string') matchText(node, value);
    else if (typeof value === 'number') matchNumber(node, value);
    else if (Array.isArray(value)) matchList(node, value);
    else if (typeof value === 'object' && value !== null) matchMapping(node, value);
  };

  const matchAt = (segment: string | number, place: SchemaNode, value: Data): void => {
    path.push(segment);
    match(place, value);
    path.pop();
  };

  const matchTerm = (node: SchemaNode, value: Data): void => {
    if (!node.enum?.some((term) => term === value)) differs('enum', node, value);
  };

  const matchText = (node: SchemaNode, value: string): void => {
    const { minLength = 0, maxLength = Infinity, pattern } = node;
    if (value.length < minLength) differs('minLength', node, value);
    // Counted in characters, of which there are no more than code units.
    if (value.length > maxLength && Array.from(value).length > maxLength) {
      differs('maxLength', node, value);
    }
    if (pattern !== undefined && !expression(pattern).test(value)) differs('pattern', node, value);
  };

  const matchNumber = (node: SchemaNode, value: number): void => {
    const { minimum, maximum, exclusiveMinimum } = node;
    if (minimum !== undefined && value < minimum) differs('minimum', node, value);
    if (maximum !== undefined && value > maximum) differs('maximum', node, value);
    if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
      differs('exclusiveMinimum', node, value);
    }
  };

  const matchList = (node: SchemaNode, list: Data[]): void => {
    const { minItems = 0, maxItems = Infinity, items } = node;
    if (list.length < minItems) differs('minItems', node, list);
    if (list.length > maxItems) differs('maxItems', node, list);
    // Of two numbers without a comma, that they are not two is enough.
    const isTupleOfOtherLength = minItems === maxItems && list.length !== minItems;
    if (isTupleOfOtherLength) return;
    if (items !== undefined) list.forEach((item, index) => matchAt(index, items, item));
  };

  const matchMapping = (node: SchemaNode, mapping: DataMapping): void => {
    const { properties = {}, propertyNames, required = [] } = node;
    for (const name of required) {
      if (!(name in mapping)) differs('required', node, mapping, name);
    }
    for (const key in mapping) {
      if (propertyNames?.pattern !== undefined && !expression(propertyNames.pattern).test(key)) {
        differs('propertyNames', node, mapping, key);
      }
      const place = Object.hasOwn(properties, key) ? properties[key] : otherProperty(node, key);
      if (place === false) differs('additionalProperties', node, mapping, key);
      else if (typeof place === 'object') matchAt(key, place, mapping[key] ?? null);
    }
  };

  match(schema, document);
  return found;
}

/** The node itself, or the definition that it refers to. */
export function resolveSchema(schema: DocumentSchema, node: SchemaNode): SchemaNode {
  return node.$ref === undefined ? node : schema.definitions[node.$ref]!;
}

/** What a property must be that is not called by its name. */
function otherProperty(node: SchemaNode, key: string): SchemaNode['additionalProperties'] {
  const { patternProperties = {}, additionalProperties } = node;
  const pattern = Object.keys(patternProperties).find((name) => expression(name).test(key));
  return pattern === undefined ? additionalProperties : patternProperties[pattern];
}

function typeOf(value: Data): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as JsonType;
}

function isOneOf(types: readonly SchemaType[], kind: JsonType, value: Data): boolean {
  if (kind === 'number') {
    // JSON has no infinity.
    if (!Number.isFinite(value)) return false;
    if (types.includes('integer')) return Number.isInteger(value);
  }
  return types.includes(kind);
}

const expressions = new Map<string, RegExp>();

function expression(pattern: string): RegExp {
  let compiled = expressions.get(pattern);
  if (compiled === undefined) {
    compiled = new RegExp(pattern, 'u');
    expressions.set(pattern, compiled);
  }
  return compiled;
}
