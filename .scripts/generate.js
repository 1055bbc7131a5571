// Compiles schemas/film.schema.json into src/source/generated/: a validator that needs no library
// at run time, what its messages say, and the types of a valid document. Writes the schema of
// included files beside it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';
import { generateKernels } from './generate-kernels.js';
import { partSchema } from './part-schema.js';

const FOLDER = 'src/source/generated';
const NOTICE = '// Written by `npm run generate` from schemas/film.schema.json.\n';

const schema = JSON.parse(await readFile('schemas/film.schema.json', 'utf8'));
const exact = withoutEditorForms(schema);
const { schema: dispatched, places } = dispatchUnions(exact);

await mkdir(FOLDER, { recursive: true });
await Promise.all([
  writeValidator(dispatched, places),
  writePlaces(places),
  writeTypes(exact),
  generateKernels(),
  writeFile('schemas/film-part.schema.json', `${JSON.stringify(partSchema(schema), null, 2)}\n`),
]);

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
  const collected = new Map();
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
    const words = {
      title: node.title ?? inherited?.title,
      examples: node.examples ?? inherited?.examples,
    };
    const closed = node.properties && node.additionalProperties === false;
    const needs = (node.required ?? []).map((name) => [
      name,
      (node.properties[name].examples ?? resolve(node.properties[name]).examples)?.[0],
    ]);
    collected.set(path, {
      ...words,
      keys: closed ? Object.keys(node.properties) : undefined,
      needs: needs.length > 0 ? Object.fromEntries(needs) : undefined,
      names: node.propertyNames?.title,
    });
    return words;
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
          walk(child, `${path}/${key}/${name}`),
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
        if: { not: { type: typesOf(branch) } },
        else: walk(branch, `${path}/allOf/${index}/else`, words),
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
    places: numberPlaces(collected),
  };
}

/** Equal places share a number, so that the validator carries numbers instead of long paths. */
function numberPlaces(collected) {
  const byContent = new Map();
  const numbers = new Map();
  for (const [path, place] of collected) {
    const content = JSON.stringify(place);
    if (!byContent.has(content)) byContent.set(content, byContent.size);
    numbers.set(path, byContent.get(content));
  }
  return { numbers, list: [...byContent.keys()].map((content) => JSON.parse(content)) };
}

async function writeValidator(validated, places) {
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    inlineRefs: false,
    messages: false,
    code: { source: true, esm: true, lines: false },
  });
  const validate = ajv.compile(validated);
  const code = withPlaceNumbers(
    withoutDefinitions(standaloneCode(ajv, validate)),
    functionDefinitions(validate.schemaEnv),
    places.numbers,
  );
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
  /** The number of a place in \`SCHEMA_PLACES\`. */
  readonly schemaPath: string;
  /** Only where the name of a key is judged. */
  readonly propertyName?: string;
  readonly params: Readonly<Record<string, unknown>>;
}
export declare function validate(document: unknown): boolean;
export declare namespace validate {
  let errors: readonly SchemaError[] | null;
}
`,
  );
}

/** The compiled code holds schemas to look keys and terms up in, and needs no definitions there. */
function withoutDefinitions(code) {
  return code.replaceAll(
    /const (schema\d+) = (\{.*?\});(?=const |function |export )/g,
    (_, name, json) => {
      const { definitions: _definitions, ...rest } = JSON.parse(json);
      return `const ${name} = ${JSON.stringify(rest)};`;
    },
  );
}

/** Which definition each function of the compiled code checks, by the function's name. */
function functionDefinitions(schemaEnv) {
  const names = new Map([[String(schemaEnv.validateName), '#']]);
  for (const [path, compiled] of Object.entries(schemaEnv.refs)) {
    names.set(String(compiled.validateName), `#${path.slice(path.indexOf('#') + 1)}`);
  }
  return names;
}

/** ajv writes the paths of errors from the root of each function; here each gets its place's number. */
function withPlaceNumbers(code, definitions, numbers) {
  return code
    .split(/(?=\bfunction validate\d+\()/)
    .map((part) => {
      const name = /^function (validate\d+)\(/.exec(part)?.[1];
      if (name === undefined) return part;
      const root = definitions.get(name);
      if (root === undefined) throw new Error(`${name} belongs to no definition.`);
      return part.replaceAll(/schemaPath:"(#[^"]*)\/[^/"]+"/g, (_, path) => {
        const number = numbers.get(decodeURIComponent(path).replace('#', root));
        return `schemaPath:"${number ?? ''}"`;
      });
    })
    .join('');
}

async function writePlaces({ list }) {
  await writeFile(
    `${FOLDER}/schema-places.ts`,
    `${NOTICE}/** What a place of the schema is called and looks like; for messages. */
export interface SchemaPlace {
  readonly title?: string;
  readonly examples?: readonly unknown[];
  /** The keys of a mapping that allows no others. */
  readonly keys?: readonly string[];
  /** Keys that must be there, each with an example. */
  readonly needs?: Readonly<Record<string, unknown>>;
  /** What a key of the mapping is called. */
  readonly names?: string;
}
const WRITTEN: string =
  ${JSON.stringify(JSON.stringify(list))};
/** Parsed only where something is wrong. */
export function schemaPlaces(): readonly SchemaPlace[] {
  return JSON.parse(WRITTEN) as readonly SchemaPlace[];
}
`,
  );
}

async function writeTypes(described) {
  const types = await compile(withoutAnnotations(described), 'FilmDocument', {
    additionalProperties: false,
    bannerComment: NOTICE,
    format: false,
    unreachableDefinitions: false,
  });
  await writeFile(`${FOLDER}/film-document.ts`, types);
}

/** Types name no `x-` keys and are called after their definitions, not after titles. */
function withoutAnnotations(node) {
  if (Array.isArray(node)) return node.map(withoutAnnotations);
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
      .map(([key, value]) => [key, withoutAnnotations(value)]),
  );
}
