import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import * as vocabulary from '../../src/film/vocabulary.ts';
import { BUILT_IN_STYLES } from '../../src/film/style.ts';
import { INCLUDABLE } from '../../src/source/merge-parts.ts';
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

describe('the schema of included files', () => {
  const part = JSON.parse(readFileSync('schemas/film-part.schema.json', 'utf8')) as Schema & {
    readonly required?: unknown;
  };
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false });
  const validate = ajv.compile(part);

  test('has the keys that are merged into the film, and needs none of them', () => {
    const keys = [...INCLUDABLE, 'include', 'ministudio'];
    expect(Object.keys(part.properties ?? {}).toSorted()).toEqual(keys.toSorted());
    expect([part.required, part.additionalProperties]).toEqual([undefined, false]);
    expect(part.$id).toBe('urn:ministudio:film-part:1');
  });

  test('says of each what the schema of films says, and of nothing else', () => {
    for (const [key, field] of Object.entries(part.properties ?? {})) {
      expect([key, field]).toEqual([key, schema.properties?.[key]]);
    }
    for (const [name, definition] of Object.entries(part.definitions ?? {})) {
      expect([name, definition]).toEqual([name, definitions[name]]);
    }
    expect(part.patternProperties).toEqual(schema.patternProperties);
    expect(part.definitions).not.toHaveProperty('format');
  });

  const parts = ['films', 'templates'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /^[^/\\]+[/\\](?!build|\.)[^/\\]+[/\\][^/\\]+\.yaml$/.test(name))
      .map((name) => join(folder, name)),
  );
  test.each(parts)('is named by %s, and finds nothing wrong with it', (path) => {
    const text = readFileSync(path, 'utf8');
    const wanted = path.startsWith('films')
      ? '../../../schemas/film-part.schema.json'
      : 'https://unpkg.com/ministudio/schemas/film-part.schema.json';
    expect(text.split('\n')[0]).toBe(`# yaml-language-server: $schema=${wanted}`);
    validate(parse(text));
    expect(validate.errors).toBeNull();
  });

  test('is named by all that the films and templates include', () => {
    expect(parts.length).toBeGreaterThan(6);
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
