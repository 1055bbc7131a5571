import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import * as vocabulary from '../../src/film/vocabulary.ts';
import { BUILT_IN_STYLES } from '../../src/film/style.ts';
import { COMPASS } from '../../src/film/geometry.ts';
import { parse } from 'yaml';

interface Schema {
  readonly $ref?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

const schema = JSON.parse(await readFile('schemas/film.schema.json', 'utf8')) as Schema;
const definitions = schema.definitions ?? {};
const resolve = (node: Schema): Schema =>
  node.$ref === undefined ? node : (definitions[node.$ref.replace('#/definitions/', '')] ?? node);

/** Every schema inside another, with where it is. */
function* inside(node: Schema, path: string): Iterable<readonly [string, Schema]> {
  yield [path, node];
  const children: readonly (readonly [string, Schema | undefined])[] = [
    ...Object.entries(node.properties ?? {}),
    ...Object.entries(node.definitions ?? {}).map(([name, child]) => [`#${name}`, child] as const),
    ['[]', node.items],
    ['*', typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined],
    ...(node.anyOf ?? []).map((child, index) => [`|${index}`, child] as const),
  ];
  for (const [name, child] of children) {
    if (child !== undefined) yield* inside(child, `${path}.${name}`);
  }
}
const all = [...inside(schema, 'film')];

describe('editors can explain every field', () => {
  test('there are all the fields of the language', () => {
    const fields = all.flatMap(([, node]) => Object.keys(node.properties ?? {}));
    expect(fields.length).toBeGreaterThan(200);
  });

  test('each has a description and an example, of its own or of what it refers to', () => {
    const bare = all.flatMap(([path, node]) =>
      Object.entries(node.properties ?? {}).flatMap(([name, field]) => {
        const description = field.description ?? resolve(field).description ?? '';
        const examples = field.examples ?? resolve(field).examples ?? [];
        const isShown =
          examples.length > 0 ||
          ['boolean', 'object'].includes(String(resolve(field).type)) ||
          resolve(field).anyOf?.some(({ type }) => type === 'boolean') === true;
        return /^.{8,}[.:…]$/s.test(description) && isShown ? [] : [`${path}.${name}`];
      }),
    );
    expect(bare).toEqual([]);
  });

  test('keys are snake_case, and mappings that name their fields take no others but x- keys', () => {
    for (const [path, node] of all) {
      for (const name of Object.keys(node.properties ?? {})) {
        expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
      }
      if (node.properties === undefined || node.additionalProperties !== false) continue;
      expect([path, Object.keys(node.patternProperties ?? {})]).toEqual([path, ['^x-']]);
    }
  });

  test('it names its own version', () => {
    expect(schema.$id).toBe('urn:ministudio:film:1');
  });
});

describe('the schema is a schema', () => {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false });
  ajv.addSchema(schema, 'film');

  test('of draft 7', () => {
    expect(ajv.getSchema('film')).toBeDefined();
  });

  test('each of its examples is valid where it stands', () => {
    const wrong: string[] = [];
    for (const [path, node] of all) {
      for (const example of node.examples ?? []) {
        // In quotes, an example is shown as it must be written in YAML.
        const value: unknown =
          typeof example === 'string' && example.startsWith('"') ? parse(example) : example;
        const { $id: _, examples: __, ...body } = node;
        const validate = ajv.compile({ ...body, definitions });
        if (!validate(value)) wrong.push(`${path}: ${JSON.stringify(example)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('the schema and the types know the same words', () => {
  const enumsOf = (node: Schema): readonly unknown[] =>
    node.enum ?? (node.anyOf ?? []).flatMap((branch) => enumsOf(branch));
  const field = (definition: string, name?: string): readonly unknown[] => {
    const owner = definitions[definition] ?? {};
    const within =
      owner.properties ?? owner.anyOf?.find(({ properties }) => properties)?.properties;
    return enumsOf(name === undefined ? owner : (within?.[name] ?? {}));
  };

  test.each([
    [field('shot', 'size'), vocabulary.SHOT_SIZES],
    [field('shot', 'framing'), vocabulary.FRAMINGS],
    [field('shot', 'angle'), vocabulary.ANGLES],
    [field('movement'), vocabulary.MOVEMENTS],
    [field('movement', 'type'), vocabulary.MOVEMENTS],
    [field('movement', 'direction'), vocabulary.DIRECTIONS],
    [field('movement', 'speed'), vocabulary.SPEEDS],
    [field('shot', 'rig'), vocabulary.RIGS],
    [field('lens', 'type'), vocabulary.LENS_TYPES],
    [field('lens', 'focus'), vocabulary.FOCUSES],
    [field('transition_type'), vocabulary.TRANSITIONS],
    [field('transition'), vocabulary.TRANSITIONS],
    [field('join'), vocabulary.JOIN_MODES],
    [field('join', 'mode'), vocabulary.JOIN_MODES],
    [field('reference_mapping', 'role'), vocabulary.REFERENCE_ROLES],
    [field('quality'), vocabulary.QUALITIES],
    [field('character', 'form'), vocabulary.FORMS],
    [field('sound_policy'), vocabulary.SOUND_POLICIES],
    [field('style'), BUILT_IN_STYLES],
    [field('heading'), Object.keys(COMPASS)],
  ])('%j', (written, known) => {
    expect(written).toEqual([...known]);
  });
});
