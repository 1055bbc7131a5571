import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { readConfig } from '../../src/config/read-config.ts';

interface Node {
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Node>>;
}

const SCHEMA = JSON.parse(
  readFileSync(new URL('../../schemas/config.schema.json', import.meta.url), 'utf8'),
) as Node & { readonly definitions: Readonly<Record<string, Node>> };

/** Every field, with where it is. */
function fieldsOf(node: Node, path: string): readonly (readonly [string, Node])[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, field]) => [
    [`${path}.${name}`, field] as const,
    ...fieldsOf(field, `${path}.${name}`),
  ]);
}

const FIELDS = [
  ...fieldsOf(SCHEMA, 'config'),
  ...Object.entries(SCHEMA.definitions).flatMap(([name, node]) => fieldsOf(node, name)),
];

describe('the schema of a configuration', () => {
  test('describes each field, and shows an example of it', () => {
    const refers = ({ $ref = '' }: Node) => SCHEMA.definitions[$ref.split('/').at(-1)!];
    const shown = (field: Node) => field.examples ?? refers(field)?.examples ?? [];
    expect(FIELDS.length).toBeGreaterThan(15);
    const lacking = FIELDS.filter(
      ([, field]) => !/^.{8,}[.:…]$/s.test(field.description ?? '') || shown(field).length === 0,
    );
    expect(lacking.map(([path]) => path)).toEqual([]);
  });

  test('and its examples agree, for editors and for the command', async () => {
    const validate = new Ajv({ strict: false }).compile(SCHEMA as object);
    for (const name of Object.keys(SCHEMA.properties!)) {
      for (const example of SCHEMA.properties![name]!.examples ?? []) {
        const document = { [name]: example };
        expect([document, validate(document), validate.errors]).toEqual([document, true, null]);
        const read = await readConfig('c.yaml', Buffer.from(JSON.stringify(document)), '/');
        expect([document, read.ok]).toEqual([document, true]);
      }
    }
  });

  test.each(['{"qualty": "fast"}', '{"budget": -1}', '{"secrets": {"A B": "env"}}'])(
    'refuses %s for editors and for the command',
    async (text) => {
      const validate = new Ajv({ strict: false }).compile(SCHEMA as object);
      expect(validate(JSON.parse(text))).toBe(false);
      expect((await readConfig('c.yaml', Buffer.from(text), '/')).ok).toBe(false);
    },
  );
});
