// Writes src/source/generated/ from schemas/film.schema.json: the schema as the reader of films
// matches documents against it, and the types of a valid document. Writes the schema of included
// files beside it, and compiles the kernels of the animatic.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { compile } from 'json-schema-to-typescript';
import { generateKernels } from './generate-kernels.js';
import { partSchema } from './part-schema.js';

const FOLDER = 'src/source/generated';
const NOTICE = '// Written by `npm run generate` from schemas/film.schema.json.\n';

/** Keywords that `src/source/match-schema.ts` knows, and words for its messages. */
const KNOWN = new Set(
  `additionalProperties definitions enum examples exclusiveMinimum items maximum maxItems maxLength
  minimum minItems minLength pattern patternProperties properties propertyNames required title
  type`.split(/\s+/),
);
/** Keywords that say nothing about what may be written. */
const ANNOTATIONS = new Set(['$comment', '$id', '$schema', 'description']);

const schema = JSON.parse(await readFile('schemas/film.schema.json', 'utf8'));
const exact = withoutEditorForms(schema);

await mkdir(FOLDER, { recursive: true });
await Promise.all([
  writeSchema(forMatching(exact)),
  writeTypes(exact),
  generateKernels(),
  writeFile('schemas/film-part.schema.json', `${JSON.stringify(partSchema(schema), null, 2)}\n`),
]);

/**
 * The schema that editors read also allows `${variable}` and aliases of terms. Both are gone, or are
 * judged by the loader, when the document is matched: a variable's branch is dropped, a term is a
 * string.
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
 * The schema as the reader of films walks it: no descriptions, references by name, and a union by the
 * type of the value, by which the branch that was meant is told from the others. The branches of no
 * union may share a type, and a branch without words of its own has those of the union.
 */
function forMatching(root) {
  const nameOf = (node) => node.$ref.slice('#/definitions/'.length);
  const resolve = (node) => (node.$ref ? root.definitions[nameOf(node)] : node);

  const typesOf = (node) => {
    const target = resolve(node);
    if (target.anyOf) return target.anyOf.flatMap(typesOf);
    if (target.enum) return [...new Set(target.enum.map((value) => typeof value))];
    return [target.type].flat();
  };

  const walk = (written, union = {}) => {
    // A reference with a title of its own is not called as what it refers to.
    if (written.$ref && written.title === undefined) {
      return { $ref: nameOf(written), ...(written.examples && { examples: written.examples }) };
    }
    const { $ref: _r, anyOf, ...node } = { ...union, ...resolve(written), ...written };
    const walked = {};
    for (const [key, value] of Object.entries(node)) {
      if (ANNOTATIONS.has(key)) continue;
      if (!KNOWN.has(key)) throw new Error(`The keyword ${key} is not known to match-schema.ts.`);
      if (['definitions', 'properties', 'patternProperties'].includes(key)) {
        const entries = Object.entries(value).map(([name, child]) => [name, walk(child)]);
        walked[key] = Object.fromEntries(entries);
      } else if (['items', 'additionalProperties', 'propertyNames'].includes(key)) {
        walked[key] = typeof value === 'object' ? walk(value) : value;
      } else {
        walked[key] = key === 'type' ? [value].flat() : value;
      }
    }
    return anyOf ? { ...walked, ...byType(anyOf, node) } : walked;
  };

  const byType = (anyOf, { title, examples }) => {
    const words = { ...(title && { title }), ...(examples && { examples }) };
    const type = anyOf.flatMap(typesOf);
    const keys = type.map((name) => (name === 'integer' ? 'number' : name));
    if (new Set(keys).size < keys.length) {
      throw new Error(`The branches of a union share a type: ${JSON.stringify(anyOf)}`);
    }
    const branches = anyOf.flatMap((node) => {
      const branch = walk(node, words);
      return typesOf(node).map((name) => [name === 'integer' ? 'number' : name, branch]);
    });
    return { type, oneOfType: Object.fromEntries(branches) };
  };

  return walk(root);
}

async function writeSchema(schema) {
  await writeFile(
    `${FOLDER}/film-schema.ts`,
    `${NOTICE}import type { FilmSchema } from '../schema-node.ts';

/** As text, which an engine reads several times faster than the same in code. */
export const FILM_SCHEMA: FilmSchema = JSON.parse(
  ${JSON.stringify(JSON.stringify(schema))},
) as FilmSchema;
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
