import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { FILM_SCHEMA } from '../../src/source/generated/film-schema.ts';
import { matchSchema } from '../../src/source/match-schema.ts';
import type { Mismatch } from '../../src/source/match-schema.ts';
import type { DocumentSchema, SchemaNode } from '../../src/source/schema-node.ts';
import type { Data } from '../../src/source/to-data.ts';
import { propertyRuns } from '../support/property-runs.ts';

const published = JSON.parse(await readFile('schemas/film.schema.json', 'utf8')) as object;
const ajv = new Ajv({ strict: false }).addSchema(published, 'film');
const { definitions, ...film } = FILM_SCHEMA;

/** Each part of the language by its name, and what the published schema says of it. */
const parts = Object.entries({ film, ...definitions }).map(([name, node]) => ({
  schema: { ...node, definitions },
  judge: ajv.compile({ $ref: name === 'film' ? 'film' : `film#/definitions/${name}` }),
}));

/** What nobody means, and what is only just wrong. */
const JUNK: readonly Data[] = [null, '', ' ', 'x y', '-', 0, -1, 1.5, 1e9, true];
const WRONG_PARTS: readonly Data[] = [[], ['a'], [1, 2], [[1]], {}, { a: 1 }, { 'x-own': 1 }];
const ODD_NAMES: readonly Data[] = ['𝒳'.repeat(100), { constructor: 1 }, { toString: 'a' }];
const junk = fc.constantFrom(...JUNK, ...WRONG_PARTS, ...ODD_NAMES);

/** Definitions that are being made. */
const open = new Set<SchemaNode>();

/** Documents of the language, of which some have a mistake or two. */
function documentsOf(place: SchemaNode): fc.Arbitrary<Data> {
  const node = place.$ref === undefined ? place : FILM_SCHEMA.definitions[place.$ref]!;
  const examples = [...(place.examples ?? []), ...(node.examples ?? [])] as Data[];
  // What may hold itself ends with its examples.
  if (open.has(node)) return fc.constantFrom(...examples);
  open.add(node);
  const made = madeFor(node);
  open.delete(node);
  return fc.oneof(
    { weight: 12, arbitrary: made },
    { weight: 6, arbitrary: examples.length === 0 ? made : fc.constantFrom(...examples) },
    { weight: 1, arbitrary: junk },
  );
}

function madeFor(node: SchemaNode): fc.Arbitrary<Data> {
  if (node.enum !== undefined) return fc.constantFrom(...node.enum);
  if (node.oneOfType !== undefined) {
    return fc.oneof(...Object.values(node.oneOfType).map(documentsOf));
  }
  switch (node.type?.[0]) {
    case 'object': {
      const fields = Object.entries(node.properties ?? {}).map(
        ([name, field]) => [name, documentsOf(field)] as const,
      );
      const others = node.additionalProperties;
      const named = typeof others === 'object' ? documentsOf(others) : junk;
      return fc
        .tuple(
          fc.record(Object.fromEntries(fields), {
            requiredKeys: [...(node.required ?? [])],
            noNullPrototype: true,
          }),
          fc.dictionary(fc.constantFrom('x-own', 'a', 'b c'), named, {
            maxKeys: typeof others === 'object' ? 2 : 0,
          }),
        )
        .map(([known, more]): Data => ({ ...known, ...more }));
    }
    case 'array': {
      const { items = {}, minItems = 0, maxItems = minItems + 2 } = node;
      return fc.array(documentsOf(items), { minLength: minItems, maxLength: maxItems });
    }
    case 'number':
    case 'integer':
      return fc.constantFrom(node.minimum ?? 1, node.maximum ?? 2, 1);
    case 'boolean':
      return fc.boolean();
    default:
      // A pattern's own examples match it; one without any is met by the examples of its union.
      return fc.constantFrom(...((node.examples ?? ['a']) as Data[]));
  }
}

test('a document is refused where the published schema refuses it, and nowhere else', () => {
  const told = { matching: 0, refused: 0 };
  const written = fc
    .constantFrom(...parts)
    .chain((part) => documentsOf(part.schema).map((document) => ({ ...part, document })));
  fc.assert(
    fc.property(written, ({ schema, judge, document }) => {
      const matches = matchSchema(schema, document).length === 0;
      told[matches ? 'matching' : 'refused'] += 1;
      expect(matches).toBe(judge(document));
    }),
    propertyRuns(1500),
  );
  expect(Math.min(told.matching, told.refused)).toBeGreaterThan(150);
});

test.each<[keyof SchemaNode, SchemaNode, Data, Partial<Mismatch>]>([
  ['type', { type: ['integer'] }, 1.5, {}],
  ['enum', { enum: ['a', 1] }, 'b', {}],
  ['pattern', { pattern: '^a$' }, 'b', {}],
  ['minLength', { minLength: 1 }, '', {}],
  ['maxLength', { maxLength: 2 }, '𝒳𝒳𝒳', {}],
  ['minimum', { minimum: 1 }, 0, {}],
  ['maximum', { maximum: 1 }, 2, {}],
  ['exclusiveMinimum', { exclusiveMinimum: 0 }, 0, {}],
  ['minItems', { minItems: 2 }, [1], {}],
  ['maxItems', { maxItems: 2 }, [1, 2, 3], {}],
  ['required', { required: ['id'] }, {}, { key: 'id' }],
  ['propertyNames', { propertyNames: { pattern: '^a$' } }, { b: 1 }, { key: 'b' }],
  ['additionalProperties', { additionalProperties: false }, { b: 1 }, { key: 'b' }],
])('%s is told with its place and value', (keyword, node, value, key) => {
  const schema: DocumentSchema = { properties: { at: { items: node } }, definitions: {} };
  expect(matchSchema(schema, { at: [value] })).toEqual([
    { keyword, node, path: ['at', 0], value, ...key },
  ]);
});

test('characters are counted, not code units', () => {
  expect(matchSchema({ maxLength: 2, definitions: {} }, '𝒳𝒳')).toEqual([]);
});

test.each([Infinity, -Infinity, NaN])('%d is no number of the language', (number) => {
  const document = { title: 'T', seed: number, budget: { cap: number } };
  expect(matchSchema(FILM_SCHEMA, document).map(({ keyword, path }) => [keyword, path])).toEqual([
    ['type', ['seed']],
    ['type', ['budget', 'cap']],
  ]);
});
