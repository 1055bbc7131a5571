// Compiles schemas/film.schema.json into src/source/generated/: a validator that needs no library
// at run time, what its messages say, and the types of a valid document.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';

const FOLDER = 'src/source/generated';
const NOTICE = '// Written by `npm run generate` from schemas/film.schema.json.\n';

const schema = JSON.parse(await readFile('schemas/film.schema.json', 'utf8'));
const exact = withoutEditorForms(schema);
const { schema: dispatched, places } = dispatchUnions(exact);

await mkdir(FOLDER, { recursive: true });
await Promise.all([writeValidator(dispatched), writePlaces(places), writeTypes(exact)]);

/**
 * The schema that editors read also allows `${variable}` and aliases of terms. Both are gone, or are
 * judged by the loader, when the validator runs: a variable's branch is dropped, a term is a string.
 */
function withoutEditorForms(node) {
  if (Array.isArray(node)) return node.map(withoutEditorForms);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => key !== 'deprecated' && key !== 'default')
      .map(([key, value]) => [key, key === 'examples' ? value : withoutEditorForms(value)]),
  );
  if (!Array.isArray(copy.anyOf)) return copy;
  const isTerm = copy.anyOf.some((branch) => branch.$ref === '#/definitions/alias');
  const branches = copy.anyOf.filter(
    (branch) => branch.$ref !== '#/definitions/variable' && !(isTerm && branch.enum),
  );
  const { anyOf: _anyOf, ...rest } = copy;
  return branches.length === 1 ? { ...branches[0], ...rest } : { ...rest, anyOf: branches };
}

/**
 * A union whose branches have different JSON types becomes one `if` for each type, so that only the
 * branch that was meant complains. Also collects, by schema path, the facts that messages need.
 */
function dispatchUnions(root) {
  const places = {};
  const definitions = root.definitions;

  const resolve = (node) =>
    node.$ref ? definitions[node.$ref.slice('#/definitions/'.length)] : node;

  const typesOf = (node) => {
    const target = resolve(node);
    if (target.anyOf) return target.anyOf.flatMap(typesOf);
    if (target.enum) return [...new Set(target.enum.map((value) => typeof value))];
    return [target.type].flat();
  };

  const note = (path, node, inherited) => {
    const title = node.title ?? inherited?.title;
    const examples = node.examples ?? inherited?.examples;
    const place = {
      ...(title === undefined ? {} : { title }),
      ...(examples === undefined ? {} : { examples }),
      ...(node.properties && node.additionalProperties === false
        ? { keys: Object.keys(node.properties) }
        : {}),
    };
    if (Object.keys(place).length > 0) places[path] = place;
    return { title, examples };
  };

  const walk = (node, path, inherited) => {
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return node;
    const words = note(path, node, inherited);
    const { title: _t, description: _d, examples: _e, definitions: _defs, ...copy } = node;
    for (const key of ['properties', 'patternProperties']) {
      if (!copy[key]) continue;
      copy[key] = Object.fromEntries(
        Object.entries(copy[key]).map(([name, child]) => [
          name,
          walk(child, `${path}/${key}/${pointer(name)}`),
        ]),
      );
    }
    for (const key of ['items', 'additionalProperties', 'propertyNames']) {
      if (copy[key]) copy[key] = walk(copy[key], `${path}/${key}`);
    }
    if (!copy.anyOf) return copy;
    const { anyOf, ...rest } = copy;
    return {
      ...rest,
      type: [...new Set(anyOf.flatMap(typesOf))],
      allOf: anyOf.map((branch, index) => ({
        if: { type: typesOf(branch) },
        then: walk(branch, `${path}/allOf/${index}/then`, words),
      })),
    };
  };

  const dispatchedDefinitions = Object.fromEntries(
    Object.entries(definitions)
      .filter(([name]) => name !== 'variable')
      .map(([name, definition]) => [name, walk(definition, `#/definitions/${name}`)]),
  );
  return {
    schema: { ...walk(root, '#'), definitions: dispatchedDefinitions },
    places,
  };
}

function pointer(name) {
  return name.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('^', '%5E');
}

async function writeValidator(validated) {
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    inlineRefs: false,
    messages: false,
    code: { source: true, esm: true, lines: false },
  });
  const code = standaloneCode(ajv, ajv.compile(validated));
  await build({
    stdin: { contents: code, resolveDir: '.', loader: 'js' },
    outfile: `${FOLDER}/validate-film.js`,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minify: true,
    logLevel: 'warning',
  });
  await writeFile(
    `${FOLDER}/validate-film.d.ts`,
    `${NOTICE}export interface SchemaError {
  readonly keyword: string;
  /** JSON pointer into the document. */
  readonly instancePath: string;
  /** JSON pointer into the schema as it was compiled. */
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
}
export declare function validate(document: unknown): boolean;
export declare namespace validate {
  let errors: readonly SchemaError[] | null;
}
`,
  );
}

async function writePlaces(places) {
  await writeFile(
    `${FOLDER}/schema-places.ts`,
    `${NOTICE}/** What a place of the schema is called and looks like, by schema path; for messages. */
export interface SchemaPlace {
  readonly title?: string;
  readonly examples?: readonly unknown[];
  readonly keys?: readonly string[];
}
export const SCHEMA_PLACES: Readonly<Record<string, SchemaPlace>> = JSON.parse(
  ${JSON.stringify(JSON.stringify(places))},
);
`,
  );
}

async function writeTypes(described) {
  const types = await compile(withoutExtensions(described), 'FilmDocument', {
    additionalProperties: false,
    bannerComment: NOTICE,
    format: false,
    unreachableDefinitions: false,
    ignoreMinAndMaxItems: false,
  });
  await writeFile(`${FOLDER}/film-document.ts`, types);
}

/** Types name no `x-` keys and are called after their definitions, not after titles. */
function withoutExtensions(node) {
  if (Array.isArray(node)) return node.map(withoutExtensions);
  if (typeof node !== 'object' || node === null) return node;
  if (node.$ref) return { $ref: node.$ref };
  // A word such as `title` is an annotation where it is a string, and a property where it is a schema.
  const isDropped = (key, value) =>
    key === 'patternProperties' ||
    key === 'examples' ||
    (['title', 'description', '$id'].includes(key) && typeof value === 'string');
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => !isDropped(key, value))
      .map(([key, value]) => [key, withoutExtensions(value)]),
  );
}
