// Writes src/source/generated/ from schemas/film.schema.json, and src/config/generated/ from
// schemas/config.schema.json: the schema as documents are matched against it, and of films also the
// types of a valid one. Writes the schema of included files beside it, and compiles the kernels of
// the animatic.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { compile } from 'json-schema-to-typescript';
import { generateKernels } from './generate-kernels.js';
import { partSchema } from './part-schema.js';

/** Keywords that `src/source/match-schema.ts` knows, and words for its messages. */
const KNOWN = new Set(
  `additionalProperties definitions enum examples exclusiveMinimum items maximum maxItems maxLength
  minimum minItems minLength pattern patternProperties properties propertyNames required title
  type`.split(/\s+/),
);
/** Keywords that say nothing about what may be written. */
const ANNOTATIONS = new Set(['$comment', '$id', '$schema', 'description']);

const film = JSON.parse(await readFile('schemas/film.schema.json', 'utf8'));
const config = JSON.parse(await readFile('schemas/config.schema.json', 'utf8'));

await Promise.all([
  writeSchema(film, { name: 'film', room: 'source' }),
  writeTypes(film),
  writeSchema(config, { name: 'config', room: 'config' }),
  generateKernels(),
  writeFile('schemas/film-part.schema.json', `${JSON.stringify(partSchema(film), null, 2)}\n`),
]);

async function writeSchema(schema, { name, room }) {
  const text = JSON.stringify(JSON.stringify(forMatching(withoutEditorForms(schema))));
  await mkdir(`src/${room}/generated`, { recursive: true });
  await writeFile(
    `src/${room}/generated/${name}-schema.ts`,
    `${notice(name)}import type { DocumentSchema } from '../../source/schema-node.ts';

/** As text, which an engine reads several times faster than the same in code. */
export const ${name.toUpperCase()}_SCHEMA: DocumentSchema = JSON.parse(
  ${text},
) as DocumentSchema;
`,
  );
}

async function writeTypes(schema) {
  const types = await compile(withoutAnnotations(withoutEditorForms(schema)), 'FilmDocument', {
    additionalProperties: false,
    bannerComment: notice('film'),
    format: false,
    unreachableDefinitions: false,
  });
  await mkdir('src/source/generated', { recursive: true });
  await writeFile('src/source/generated/film-document.ts', types);
}

function notice(name) {
  return `// Written by \`npm run generate\` from schemas/${name}.schema.json.\n`;
}

/**
 * The schema that editors read also allows `${variable}` and aliases of terms. Both are gone, or are
 * judged by the loader, when the document is matched: a variable's branch is dropped, a term is a
 * string.
 */
function withoutEditorForms(node, isNamed = false) {
  if (Array.isArray(node)) return node.map((each) => withoutEditorForms(each));
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(
    Object.entries(node)
      // Where names of fields stand, one may be called so.
      .filter(([key]) => isNamed || (key !== 'deprecated' && key !== 'default'))
      .map(([key, value]) => [
        key,
        key === 'examples' && !isNamed ? value : withoutEditorForms(value, key === 'properties'),
      ]),
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

  const { variable: _variable, ...definitions } = root.definitions;
  return walk({ ...root, definitions });
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
